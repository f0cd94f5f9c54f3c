import {
  archiveGuide,
  createGuide,
  duplicateGuide,
  exportGuide,
  type GuideView,
  listGuides,
  showGuide,
} from '@firsthand/contract/studies/guides'
import { showStudy } from '@firsthand/contract/studies/studies'
import { ActionIcon, Button, Menu, Select } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { useAct, useOperation, usePages } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatDateTime } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Refused } from '../../kit/refused.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { showDone, showUndo, showRefused } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useGo, useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { outlineFor } from './guide-outline.ts'
import { GuideEditor } from './guide-editor.tsx'
import { GuideVersions } from './guide-versions.tsx'
import lists from './guide-lists.module.css'
import { words } from './guides.words.ts'
import { ImportDialog } from './import-dialog.tsx'

/** The guide of a study. A study may have several; the address says which, and in which version. */
export default function GuidePage() {
  const study = useParam('study')
  const [chosen] = useAddressState('guide')
  const [version] = useAddressState('version')
  const guides = usePages(listGuides, { study })
  const shownStudy = useOperation(showStudy, { study })
  const id = chosen || guides.items?.[0]?.id || ''
  const guide = useOperation(
    showGuide,
    { guide: id, version: version ? Number(version) : undefined },
    { enabled: id !== '' },
  )
  const crumbs = [
    { label: words.studies, path: '/studies' },
    { label: shownStudy.data?.title ?? '', path: `/studies/${study}` },
  ]
  const failure = guides.failure ?? shownStudy.failure ?? guide.failure
  if (failure) return <Broken isPage error={failure} retry={guides.failure ? guides.retry : guide.retry} />
  const isEmpty = guides.items?.length === 0 && id === ''
  return (
    <Page title={guide.data?.title ?? words.title} crumbs={crumbs}>
      {isEmpty && shownStudy.data ? <NoGuide study={study} title={shownStudy.data.title} /> : null}
      {!isEmpty && !guide.data ? (
        <>
          <HeaderSkeleton />
          <CardSkeleton />
        </>
      ) : null}
      {guide.data ? (
        <Shown key={`${guide.data.id} ${version}`} guide={guide.data} others={guides.items ?? []} />
      ) : null}
    </Page>
  )
}

function NoGuide({ study, title }: { study: string; title: string }) {
  const { may } = useYou()
  const [isPasting, setPasting] = useState(false)
  const create = useAct(createGuide)
  const go = useGo()
  return (
    <>
      <PageHeader title={words.title} />
      <EmptyState
        title={words.emptyTitle}
        text={words.emptyText}
        action={
          may('member') ? (
            <>
              <Button
                variant="filled"
                loading={create.isActing}
                onClick={() => create.act(outlineFor({ study, title }))}
              >
                {words.start}
              </Button>
              <Button onClick={() => setPasting(true)}>{words.fromText}</Button>
            </>
          ) : null
        }
        example={<p className={lists.example}>{words.example}</p>}
      />
      {isPasting ? (
        <ImportDialog
          study={study}
          onClose={() => setPasting(false)}
          onDone={(made) => (setPasting(false), go(`/studies/${study}/guide?guide=${made.id}`))}
        />
      ) : null}
    </>
  )
}

function Shown({ guide, others }: { guide: GuideView; others: { id: string; title: string }[] }) {
  const { may } = useYou()
  const go = useGo()
  const [panel, setPanel] = useState<'versions' | 'paste'>()
  const isNewest = guide.version === guide.latest
  const canEdit = may('member') && isNewest && guide.archivedAt === null
  const base = `/studies/${guide.study.id}/guide`
  const open = (id: string) => go(`${base}?guide=${id}`)
  return (
    <>
      <PageHeader
        title={canEdit ? words.title : guide.title}
        lead={`${words.summary(guide.promptCount, guide.plannedMinutes)} · ${words.versionOf(guide.version, guide.savedBy?.name ?? words.somebody, formatDateTime(guide.savedAt))}`}
        actions={
          <>
            {others.length > 1 ? (
              <Select
                aria-label={words.others}
                w={200}
                allowDeselect={false}
                data={others.map(({ id, title }) => ({ value: id, label: title }))}
                value={guide.id}
                onChange={(id) => id && open(id)}
              />
            ) : null}
            <Button component={Link} href={`${base}/read?guide=${guide.id}&version=${guide.version}`}>
              {words.read}
            </Button>
            <Button onClick={() => setPanel('versions')}>{words.versions}</Button>
            <GuideMenu guide={guide} onPaste={() => setPanel('paste')} onOpen={open} />
          </>
        }
      />
      {isNewest ? null : (
        <Refused
          title={words.old(guide.version)}
          actions={<Button onClick={() => open(guide.id)}>{words.toNewest}</Button>}
        />
      )}
      <GuideEditor guide={guide} canEdit={canEdit} />
      {panel === 'versions' ? (
        <GuideVersions
          guide={guide.id}
          onClose={() => setPanel(undefined)}
          onShow={(number) => (setPanel(undefined), go(`${base}?guide=${guide.id}&version=${number}`))}
        />
      ) : null}
      {panel === 'paste' ? (
        <ImportDialog
          study={guide.study.id}
          onClose={() => setPanel(undefined)}
          onDone={(made) => (setPanel(undefined), open(made.id))}
        />
      ) : null}
    </>
  )
}

function GuideMenu({
  guide,
  onPaste,
  onOpen,
}: {
  guide: GuideView
  onPaste: () => void
  onOpen: (id: string) => void
}) {
  const { may } = useYou()
  const go = useGo()
  const workspace = useWorkspaceId()
  const duplicate = useAct(duplicateGuide, { onDone: ({ id }) => (showDone(words.duplicated), onOpen(id)) })
  const archive = useAct(archiveGuide)

  async function download() {
    const written = await call(exportGuide, { guide: guide.id, version: guide.version }, { workspace }).catch(
      (error: Error) => void showRefused(error.message),
    )
    if (!written) return
    const { fileName, markdown } = written
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([markdown], { type: 'text/markdown' }))
    link.download = fileName
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={36} aria-label={words.actions}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="download" />} onClick={() => void download()}>
          {words.export}
        </Menu.Item>
        {may('member') ? (
          <>
            <Menu.Item leftSection={<Icon name="plus" />} onClick={() => duplicate.act({ guide: guide.id })}>
              {words.duplicate}
            </Menu.Item>
            <Menu.Item leftSection={<Icon name="upload" />} onClick={onPaste}>
              {words.fromText}
            </Menu.Item>
            <Menu.Item
              leftSection={<Icon name="archive" />}
              onClick={() => {
                archive.act({ guide: guide.id })
                go(`/studies/${guide.study.id}`)
                showUndo(words.archived, () => archive.act({ guide: guide.id, isArchived: false }))
              }}
            >
              {words.archive}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
