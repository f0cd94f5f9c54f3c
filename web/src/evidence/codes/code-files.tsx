import { exportCodes, importCodes } from '@firsthand/contract/evidence/codes-files'
import { Button, Menu, Modal } from '@mantine/core'
import { useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { useAct } from '../../api/hooks.ts'
import { useUpload } from '../../api/use-upload.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { Icon } from '../../kit/icon.tsx'
import { Progress } from '../../kit/progress.tsx'
import { Refused } from '../../kit/refused.tsx'
import { showDone, showRefused } from '../../kit/undo-toast.tsx'
import own from './code-files.module.css'
import css from './codes.module.css'
import { words } from './codes.words.ts'

/** Takes the codebook out, and brings another in after showing what it would make. */
export function CodeFiles({ mayImport, isEmpty }: { mayImport: boolean; isEmpty: boolean }) {
  const workspace = useWorkspaceId()
  const input = useRef<HTMLInputElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [file, setFile] = useState<string>()
  const { send, share, failure: notSent } = useUpload()
  const look = useAct(importCodes, { invalidates: [], shownInPlace: true })
  const bring = useAct(importCodes, {
    shownInPlace: true,
    onDone: ({ made }) => {
      setOpen(false)
      showDone(words.imported(made))
    },
  })

  /** The server reads it: it knows more encodings than a browser tells apart. */
  async function choose(chosen: File | undefined) {
    if (!chosen) return
    look.reset()
    bring.reset()
    setFile(undefined)
    setOpen(true)
    const kept = await send(chosen)
    if (!kept) return
    setFile(kept.id)
    await look.perform({ file: kept.id, preview: true }).catch(() => {})
  }
  async function takeOut(format: 'csv' | 'qdc') {
    try {
      const { content: written, fileName, mediaType } = await call(exportCodes, { format }, { workspace })
      save(new Blob([written], { type: mediaType }), fileName)
    } catch (error) {
      showRefused((error as Error).message)
    }
  }
  const failure = notSent ?? look.failure ?? bring.failure
  const seen = look.output

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<Icon name="download" />}>{words.files}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={isEmpty} onClick={() => void takeOut('csv')}>
            {words.asCsv}
          </Menu.Item>
          <Menu.Item disabled={isEmpty} onClick={() => void takeOut('qdc')}>
            {words.asQdc}
          </Menu.Item>
          {mayImport ? (
            <Menu.Item leftSection={<Icon name="upload" />} onClick={() => input.current?.click()}>
              {words.bringIn}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.bringIn}
        accept=".qdc,.csv,.xlsx,.tsv,.txt,.xml"
        onChange={(event) => {
          void choose(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={words.bringIn}>
        <div className={css.form}>
          {failure ? <Refused title={failure.message} todo={failure.problems[0]?.message} /> : null}
          {share !== undefined || look.isActing ? (
            <Progress
              sentence={look.isActing ? words.readingFile : words.sending(share ?? 0)}
              state="running"
              {...(share !== undefined && { share })}
            />
          ) : null}
          {seen && !look.failure && !notSent ? (
            <>
              <p>{words.willMake(seen.made, seen.completed, seen.kept)}</p>
              {seen.warnings.map((warning) => (
                <p key={warning} className={css.quiet}>
                  {warning}
                </p>
              ))}
              <ul className={own.coming}>
                {seen.paths.map((path) => (
                  <li key={path}>{path}</li>
                ))}
              </ul>
            </>
          ) : null}
          <div className={own.decide}>
            <Button onClick={() => setOpen(false)}>{words.cancel}</Button>
            <Button
              variant="filled"
              disabled={!file || !seen || look.failure !== undefined || seen.made + seen.completed === 0}
              loading={look.isActing || bring.isActing}
              onClick={() => file && bring.act({ file })}
            >
              {words.doImport}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}

function save(blob: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
