import { SettingsRefused } from '../platform/settings.ts'

/** Makes a demonstration. */
export async function seed(): Promise<void> {
  throw new SettingsRefused('The example workspace is not built yet.')
}
