import { Page } from '../../shell/page.tsx'
export default function SettingsPage() {
  return (
    <Page title="Settings">
      <h1>Settings</h1>
    </Page>
  )
}
