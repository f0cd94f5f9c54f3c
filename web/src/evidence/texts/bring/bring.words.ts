import { countOf } from '../../../kit/kit.words.ts'

/** The words of bringing a transcript in: from a file to how it was read. */
export const words = {
  drop: 'Drop the recorder’s transcript here, or',
  choose: 'choose a file',
  dropFormats: 'Word, OpenDocument, PDF with text, WebVTT, SRT, plain text or Markdown, up to 20 MB.',
  preview: 'Look at it',
  reading: 'Reading…',
  uploading: (share: number) => `Uploading, ${Math.round(share * 100)} %`,
  readAs: 'Read as',
  formats: {
    webvtt: 'WebVTT',
    srt: 'SRT',
    sbv: 'SBV',
    saved_captions: 'Saved Zoom captions',
    tab_separated: 'Lines with tabs',
    speaker_headers: 'Speakers with times',
    labelled: 'Text with speakers',
    notes: 'Notes',
  },
  files: { text: '', docx: 'Word document', odt: 'OpenDocument text', pdf: 'PDF' },
  otherReading: 'Read it differently',
  separator: 'What stands between a name and the words?',
  separatorHint: 'Such as – or | or >. Leave it empty for the usual colon.',
  readAgain: 'Read again',
  notSpeaker: 'This is nobody: leave it in the words',
  asSpeaker: (label: string) => `“${label}” speaks after all`,
  leftInWords: 'Not speakers; they stay part of the words:',
  sureness: (confidence: number) =>
    confidence >= 0.85 ? 'sure' : confidence >= 0.7 ? 'fairly sure' : 'not sure',
  why: {
    recorder: (named: number) => `The recorder names them, ${countOf(named, 'time', 'times')}`,
    bold: (named: number) => `Set apart in bold or in a table, ${countOf(named, 'time', 'times')}`,
    separator: (named: number) => `Before what you said stands between, ${countOf(named, 'time', 'times')}`,
    colon: (named: number) => `Before a colon, ${countOf(named, 'time', 'times')}`,
  },
  carried: (count: number) =>
    `${countOf(count, 'passage', 'passages')} without a name went to them; check those`,
  measured: (turns: number, characters: number, length: string | undefined) =>
    [
      `${turns.toLocaleString('en')} ${turns === 1 ? 'turn' : 'turns'}`,
      `${characters.toLocaleString('en')} characters`,
      length,
    ]
      .filter(Boolean)
      .join(' · '),
  unsure: 'We are not sure about the format. Look at the first turns; another may fit better.',
  alreadyIn: 'This text is here already:',
  noName: 'Words without a name',
  said: (turns: number, count: number) =>
    `${countOf(turns, 'turn', 'turns')}, ${countOf(count, 'word', 'words')}`,
  firstTurns: 'How it begins',
  another: 'Choose another',
  whoIsWho: 'Who is who?',
  cancel: 'Cancel',
} as const
