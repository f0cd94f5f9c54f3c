import { type ImportTarget, listImports, previewImport, startImport } from '@firsthand/contract/crm/imports'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { useAddressState, useGo } from '../../shell/address.ts'
import { Page } from '../../shell/page.tsx'
import { type ChosenDialect, ColumnsStep } from './columns-step.tsx'
import { FileStep } from './file-step.tsx'
import { words } from './imports.words.ts'
import { type Options, ProblemsStep } from './problems-step.tsx'
import { Steps } from './steps.tsx'

/** File → columns → problems; the file stays in the address, so that Back and reload keep it. */
export default function NewImportPage() {
  const go = useGo()
  const [file, setFile] = useAddressState('file')
  const [fileName] = useAddressState('name')
  const [step, setStep] = useAddressState('step')
  const [dialect, setDialect] = useState<ChosenDialect>({})
  const [mapping, setMapping] = useState<ImportTarget[]>()
  const [options, setOptions] = useState<Options>({ known: 'update', contactType: undefined })
  const preview = useOperation(
    previewImport,
    { file, dialect, mapping },
    { enabled: file !== '', keepShowing: true },
  )
  const start = useAct(startImport, {
    invalidates: [listImports],
    shownInPlace: true,
    onDone: ({ id }) => go(`/imports/${id}`, { replace: true }),
  })

  function choose({ id, name }: { id: string; name: string }) {
    setDialect({})
    setMapping(undefined)
    go(`/imports/new?file=${id}&name=${encodeURIComponent(name)}`)
  }

  const hasFile = file !== '' && preview.failure === undefined
  const at = !hasFile ? 1 : step === 'problems' ? 3 : 2
  return (
    <Page
      title={words.title}
      crumbs={[
        { label: words.crumb, path: '/people' },
        { label: words.imports, path: '/imports' },
      ]}
      width="all"
    >
      <Steps at={at} />
      {at === 1 ? <FileStep problem={preview.failure?.message} onFile={choose} /> : null}
      {hasFile && preview.isPending ? (
        <>
          <HeaderSkeleton />
          <CardSkeleton rows={6} />
        </>
      ) : null}
      {at === 2 && preview.data ? (
        <ColumnsStep
          fileName={fileName || words.yourFile}
          preview={preview.data}
          onDialect={(change) => {
            // Other columns come out of another dialect, so what was chosen for the old ones goes.
            setDialect({ ...dialect, ...change })
            setMapping(undefined)
          }}
          onMapping={setMapping}
          onBack={() => setFile('')}
          onNext={() => setStep('problems')}
        />
      ) : null}
      {at === 3 && preview.data ? (
        <ProblemsStep
          preview={preview.data}
          options={options}
          onOptions={setOptions}
          refusal={start.failure?.message}
          isStarting={start.isActing}
          onBack={() => setStep('')}
          onStart={() =>
            start.act({ file, dialect: preview.data!.dialect, mapping: preview.data!.mapping, ...options })
          }
        />
      ) : null}
    </Page>
  )
}
