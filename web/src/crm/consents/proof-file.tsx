import type { FileView } from '@firsthand/contract/platform/records'
import { ActionIcon, Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { upload } from '../../api/client.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { Icon } from '../../kit/icon.tsx'
import { showRefused } from '../../kit/undo-toast.tsx'
import css from './consents.module.css'
import { words } from './consents.words.ts'

type Kept = { id: string; name: string }

/** The signed form, or a picture of it. */
export function ProofFile({
  file,
  onChange,
}: {
  file: Kept | undefined
  onChange: (file: Kept | undefined) => void
}) {
  const workspace = useWorkspaceId()
  const input = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState<number>()

  async function send(chosen: File | undefined) {
    if (!chosen) return
    setShare(0)
    try {
      const url = `/api/v1/workspaces/${workspace}/files?name=${encodeURIComponent(chosen.name)}`
      const headers = { 'content-type': 'application/octet-stream' }
      const kept = (await upload(url, chosen, { headers, onProgress: setShare })) as FileView
      onChange({ id: kept.id, name: chosen.name })
    } catch (error) {
      showRefused((error as Error).message)
    } finally {
      setShare(undefined)
    }
  }

  return (
    <div className={css.proofFile}>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.proofFile}
        onChange={(event) => {
          void send(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      {file ? (
        <>
          <span>{file.name}</span>
          <ActionIcon aria-label={words.withoutFile(file.name)} onClick={() => onChange(undefined)}>
            <Icon name="close" />
          </ActionIcon>
        </>
      ) : (
        <Button size="xs" loading={share !== undefined} onClick={() => input.current?.click()}>
          {words.addProofFile}
        </Button>
      )}
    </div>
  )
}
