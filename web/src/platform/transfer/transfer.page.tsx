import { SettingsPage } from '../settings/settings-page.tsx'
import { ExportCard } from './export-card.tsx'
import { ImportCard } from './import-card.tsx'
import { RetentionCard } from './retention-card.tsx'
import css from './transfer.module.css'
import { words } from './transfer.words.ts'

/** The workspace as a whole: taking it out, bringing another in, and what is deleted by itself. */
export default function TransferPage() {
  return (
    <SettingsPage part="data" heading={words.heading} lead={words.lead}>
      <div className={css.cards}>
        <ExportCard />
        <ImportCard />
        <RetentionCard />
      </div>
    </SettingsPage>
  )
}
