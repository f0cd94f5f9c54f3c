import { Button } from '@mantine/core'
import type { FileView } from '@firsthand/contract/platform/records'
import { useRef, useState } from 'react'
import { upload } from '../../api/client.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Progress } from '../../kit/progress.tsx'
import { Refused } from '../../kit/refused.tsx'
import { Section } from '../../kit/section.tsx'
import css from './imports.module.css'
import { words } from './imports.words.ts'
import { RowsTable } from './rows-table.tsx'

/** The first step: a file is chosen or dropped, and sent. */
export function FileStep({
  problem,
  onFile,
}: {
  problem?: string | undefined
  onFile: (file: { id: string; name: string }) => void
}) {
  const workspace = useWorkspaceId()
  const [share, setShare] = useState<number>()
  const [failure, setFailure] = useState<string>()
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  async function send(file: File | undefined) {
    if (!file || share !== undefined) return
    setFailure(undefined)
    setShare(0)
    try {
      const url = `/api/v1/workspaces/${workspace}/files?name=${encodeURIComponent(file.name)}`
      const kept = (await upload(url, file, {
        headers: { 'content-type': file.type || 'application/octet-stream' },
        onProgress: setShare,
      })) as FileView
      onFile({ id: kept.id, name: kept.name })
    } catch (error) {
      setFailure((error as Error).message)
    } finally {
      setShare(undefined)
    }
  }

  return (
    <>
      <PageHeader title={words.fileQuestion} lead={words.fileLead} />
      {(failure ?? problem) ? <Refused title={failure ?? problem ?? ''} /> : null}
      <div
        className={css.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void send(event.dataTransfer.files[0])
        }}
      >
        {share === undefined ? (
          <>
            <Button variant="filled" onClick={() => input.current?.click()} data-autofocus>
              {words.choose}
            </Button>
            <p>{words.drop}</p>
            <p>{words.fileKinds}</p>
          </>
        ) : (
          <Progress sentence={words.uploading(share)} state="running" share={share} />
        )}
        <input
          ref={input}
          type="file"
          hidden
          aria-label={words.choose}
          accept=".csv,.tsv,.txt,.ssv,.xlsx,.xlsm,.vcf,.vcard,text/csv,text/tab-separated-values,text/plain,text/vcard"
          onChange={(event) => {
            void send(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
      </div>
      <div className={css.example}>
        <Section title={words.looksLike}>
          <p>{words.looksLikeText}</p>
          <div className={css.grey} inert aria-hidden="true">
            <RowsTable
              label={words.looksLike}
              headers={words.exampleHeaders}
              rows={[{ line: 2, cells: [...words.exampleRow], problems: [] }]}
            />
          </div>
        </Section>
      </div>
    </>
  )
}
