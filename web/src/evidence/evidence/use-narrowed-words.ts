import { listFields } from '@firsthand/contract/crm/fields'
import { showOrganisation } from '@firsthand/contract/crm/organisations'
import { showPerson } from '@firsthand/contract/crm/people'
import { listCodes } from '@firsthand/contract/evidence/codes'
import { useOperation } from '../../api/hooks.ts'
import { formatDate } from '../../kit/format.ts'
import { useOfferedName } from '../../shell/offers.ts'
import { words } from './filter.words.ts'
import { type Narrowed, type Narrowing, partsOf } from './narrowed.ts'

/** What each filter in force says, with the names of what it mentions by id; and the fields of people to choose from. */
export function useNarrowedWords(narrowed: Narrowed, sourceTitle: string | undefined, isChoosing: boolean) {
  const { person, organisation, choice, segment, study, source } = narrowed
  const codes = [narrowed.code, narrowed.codesAll, narrowed.codesAny, narrowed.codesNone].join('')
  const codebook = useOperation(listCodes, { counted: false }, { enabled: codes !== '' })
  const asked = {
    person: useOperation(showPerson, { person }, { enabled: person !== '' }),
    organisation: useOperation(showOrganisation, { organisation }, { enabled: organisation !== '' }),
    fields: useOperation(listFields, { of: 'person' }, { enabled: choice !== '' || isChoosing }),
  }
  const segmentName = useOfferedName('segment', segment)
  const studyName = useOfferedName('study', study)
  const sourceName = useOfferedName('conversation', source)
  const fields = (asked.fields.data?.items ?? []).filter(({ choices }) => choices.length > 0)
  const fieldOfChoice = fields.find(({ choices }) => choices.some(({ id }) => id === choice))
  const { chip } = words
  const codeNames = (name: Narrowing) =>
    partsOf(narrowed[name]).map(
      (id) => codebook.data?.items.find((code) => code.id === id)?.name ?? chip.unknown,
    )
  const exactly = (said: string) => (narrowed.exact === 'yes' ? chip.exact(said) : said)
  const wordsOf: Record<Exclude<Narrowing, 'exact'>, () => string> = {
    kind: () => chip.anyOf(partsOf(narrowed.kind).map((each) => words.kinds[each as 'committed'])),
    praise: () => words.praise[narrowed.praise as 'praise'],
    pressure: () => chip.readAs(words.pressures[narrowed.pressure as 'job']),
    code: () => exactly(chip.withCode(codeNames('code')[0] ?? chip.unknown)),
    codesAll: () => exactly(chip.codesAll(codeNames('codesAll'))),
    codesAny: () => exactly(chip.codesAny(codeNames('codesAny'))),
    codesNone: () => exactly(chip.codesNone(codeNames('codesNone'))),
    person: () => chip.of(asked.person.data?.name ?? chip.unknown),
    type: () => chip.ofType(words.types[narrowed.type as 'lead']),
    organisation: () => chip.of(asked.organisation.data?.name ?? chip.unknown),
    choice: () =>
      chip.choice(
        fieldOfChoice?.label ?? chip.unknown,
        fieldOfChoice?.choices.find(({ id }) => id === choice)?.label ?? chip.unknown,
      ),
    segment: () => chip.ofSegment(segmentName),
    study: () => chip.ofStudy(studyName),
    source: () => chip.ofSource(sourceTitle ?? sourceName),
    yours: () => chip.yours,
    from: () => chip.from(formatDate(`${narrowed.from}T12:00`)),
    to: () => chip.to(formatDate(`${narrowed.to}T12:00`)),
    hearing: () => words.hearing[narrowed.hearing as 'you'],
    cited: () => words.cited[narrowed.cited as 'yes'],
    counted: () => chip.counted,
    withdrawn: () => chip.withdrawn,
  }
  return { wordsOf: (name: Narrowing) => (name === 'exact' ? '' : wordsOf[name]()), fields, fieldOfChoice }
}
