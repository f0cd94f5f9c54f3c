import { ActionIcon, Button } from '@mantine/core'
import {
  type AttachmentView,
  addAttachment,
  listAttachments,
  removeAttachment,
} from '@firsthand/contract/crm/attachments'
import type { FileView } from '@firsthand/contract/platform/records'
import { useRef, useState } from 'react'
import { upload } from '../../api/client.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { relativeDays } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import { Progress } from '../../kit/progress.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone, showRefused } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import type { About } from './notes.tsx'
import css from './notes.module.css'
import { words } from './notes.words.ts'

/** Files kept with somebody. They come back as downloads, never as a page. */
export function Files({ about }: { about: About }) {
  const files = usePages(listAttachments, { ...about, limit: 20 })
  const mayAdd = useYou().may('member')
  const workspace = useWorkspaceId()
  const input = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState<number>()
  const add = useAct(addAttachment, {
    invalidates: [listAttachments],
    shownInPlace: true,
    onDone: ({ name }) => showDone(words.fileAdded(name)),
  })

  async function send(file: File | undefined) {
    if (!file) return
    setShare(0)
    try {
      const url = `/api/v1/workspaces/${workspace}/files?name=${encodeURIComponent(file.name)}`
      const headers = { 'content-type': 'application/octet-stream' }
      const kept = (await upload(url, file, { headers, onProgress: setShare })) as FileView
      await add.perform({ ...about, file: kept.id })
    } catch (error) {
      showRefused((error as Error).message)
    } finally {
      setShare(undefined)
    }
  }

  return (
    <Card
      title={words.files}
      count={files.items?.length || undefined}
      actions={mayAdd ? <Button onClick={() => input.current?.click()}>{words.addFile}</Button> : null}
    >
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.addFile}
        onChange={(event) => {
          void send(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      {share === undefined ? null : (
        <Progress sentence={words.uploading(share)} state="running" share={share} />
      )}
      {files.failure ? <Broken error={files.failure} retry={files.retry} /> : null}
      {files.isPending ? <CardSkeleton rows={1} /> : null}
      {files.items?.length === 0 ? <p className={css.none}>{words.noFiles}</p> : null}
      {files.items?.map((file) => (
        <OneFile key={file.id} attachment={file} mayRemove={mayAdd} workspace={workspace ?? ''} />
      ))}
      {files.loadMore ? (
        <Button variant="subtle" onClick={files.loadMore} loading={files.isLoadingMore}>
          {words.moreFiles}
        </Button>
      ) : null}
    </Card>
  )
}

type OneProps = { attachment: AttachmentView; mayRemove: boolean; workspace: string }

function OneFile({ attachment: { id, file, name, ...rest }, mayRemove, workspace }: OneProps) {
  const [isSure, setIsSure] = useState(false)
  const remove = useAct(removeAttachment, {
    invalidates: [listAttachments],
    onDone: () => showDone(words.takenAway(name)),
  })
  const facts = [rest.foundType, words.bytes(rest.size), rest.addedBy?.name, relativeDays(rest.addedAt)]
  return (
    <CardRow
      actions={
        mayRemove && !isSure ? (
          <ActionIcon aria-label={words.takeAway(name)} onClick={() => setIsSure(true)}>
            <Icon name="remove" />
          </ActionIcon>
        ) : null
      }
    >
      <a className={css.file} href={`/api/v1/workspaces/${workspace}/files/${file}`} download={name}>
        {name}
      </a>
      <div className={css.detail}>{facts.filter(Boolean).join(' · ')}</div>
      {isSure ? (
        <div role="alert" className={css.sure}>
          <span>{words.really(name)}</span>
          <Button size="xs" onClick={() => setIsSure(false)}>
            {words.cancel}
          </Button>
          <Button
            size="xs"
            color="red"
            onClick={() => remove.act({ attachment: id })}
            loading={remove.isActing}
          >
            {words.remove}
          </Button>
        </div>
      ) : null}
    </CardRow>
  )
}
