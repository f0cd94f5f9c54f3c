import { type Corrections, listImports, previewImport, startImport } from '@firsthand/contract/crm/imports'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { useAddressState, useGo } from '../../shell/address.ts'
import { Page } from '../../shell/page.tsx'
import {
  type Chosen,
  chooseMapping,
  chooseOptions,
  chooseReading,
  forgetColumns,
  withChosen,
} from './chosen.ts'
import { type ChosenDialect, ColumnsStep } from './columns-step.tsx'
import { FileStep } from './file-step.tsx'
import { words } from './imports.words.ts'
import { ProblemsStep } from './problems-step.tsx'
import { Steps } from './steps.tsx'

/** File → columns → problems; the file stays in the address, so that Back and reload keep it. */
export default function NewImportPage() {
  const go = useGo()
  const [file, setFile] = useAddressState('file')
  const [fileName] = useAddressState('name')
  const [step, setStep] = useAddressState('step')
  const [dialect, setDialect] = useState<ChosenDialect>({})
  const [chosen, setChosen] = useState<Chosen>({ options: {} })
  const [corrections, setCorrections] = useState<Corrections>([])
  const [isAgain, setAgain] = useState(false)
  const preview = useOperation(
    previewImport,
    { file, dialect, mapping: chosen.mapping, options: chosen.options, corrections },
    { enabled: file !== '', keepShowing: true },
  )
  const shown = preview.data && withChosen(preview.data, chosen)
  const start = useAct(startImport, {
    invalidates: [listImports],
    shownInPlace: true,
    onDone: ({ id }) => go(`/imports/${id}`, { replace: true }),
  })

  function choose({ id, name }: { id: string; name: string }) {
    setDialect({})
    setChosen({ options: {} })
    setCorrections([])
    setAgain(false)
    go(`/imports/new?file=${id}&name=${encodeURIComponent(name)}`)
  }

  const hasFile = file !== '' && preview.failure === undefined
  // An export that is recognised needs nobody to say what its columns are; going back shows them all the same.
  const isKnown = Boolean(preview.data?.program ?? preview.data?.saved)
  const isAsked = preview.data?.readings.some((reading) => reading.isOpen) ?? false
  const at = !hasFile ? 1 : step === 'problems' || (isKnown && !isAsked && step !== 'columns') ? 3 : 2
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
      {at === 2 && shown ? (
        <ColumnsStep
          fileName={fileName || words.yourFile}
          preview={shown}
          isRefreshing={preview.isRefreshing}
          onDialect={(change) => {
            setDialect({ ...dialect, ...change })
            setChosen(forgetColumns(chosen))
            setCorrections([])
            if (step === '') setStep('columns')
          }}
          onMapping={(mapping) => setChosen(chooseMapping(shown, chosen, mapping))}
          onApply={(mapping, options) => {
            setChosen({ mapping, options })
            setCorrections([])
            if (step === '') setStep('columns')
          }}
          onReading={(said) => setChosen(chooseReading(shown, chosen, said))}
          // A file whose mapping is saved is known; whoever saves it stays where they are.
          onSaved={() => setStep('columns')}
          onBack={() => setFile('')}
          onNext={() => setStep('problems')}
        />
      ) : null}
      {at === 3 && shown ? (
        <ProblemsStep
          preview={shown}
          savedName={chosen.mapping && !chosen.isAsSaved ? undefined : shown.saved?.name}
          onOptions={(change) => setChosen(chooseOptions(shown, chosen, change))}
          corrections={corrections}
          onCorrections={setCorrections}
          isAgain={isAgain}
          onAgain={setAgain}
          refusal={start.failure?.message}
          isStarting={start.isActing || preview.isRefreshing}
          onBack={() => setStep('columns')}
          onStart={() =>
            start.act({
              file,
              dialect: shown.dialect,
              mapping: shown.mapping,
              ...shown.options,
              corrections,
              again: isAgain,
            })
          }
        />
      ) : null}
    </Page>
  )
}
