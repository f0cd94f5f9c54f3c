import { listRefusals, mendRefusals, showImport } from '@firsthand/contract/crm/imports'
import type { Output } from '@firsthand/contract/core/operation'
import { useAct } from '../../api/hooks.ts'
import type { View } from './import-counts.tsx'
import { words } from './imports.words.ts'
import { MendForm } from './mend-form.tsx'

type Refusal = Output<typeof listRefusals>['items'][number]

/** The refused rows of an import: corrected and tried again, without another upload. */
export function MendRows({ data, rows, onClose }: { data: View; rows: Refusal[]; onClose: () => void }) {
  const mend = useAct(mendRefusals, {
    invalidates: [showImport, listRefusals],
    onDone: ({ refused }) => {
      if (refused.length === 0) onClose()
    },
  })
  return (
    <MendForm
      // Rows that were tried again come back with other ids, so nothing typed before is left over.
      headers={data.headers}
      mapping={data.mapping}
      rows={rows.map((row) => ({ ...row, key: row.id }))}
      submit={words.tryAgain}
      isActing={mend.isActing}
      onClose={onClose}
      onMend={(edited) =>
        mend.act({
          import: data.id,
          rows: edited.map(({ key, cells, who }) => ({ refusal: key, cells, ...(who && { who }) })),
        })
      }
    />
  )
}
