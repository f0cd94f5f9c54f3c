import { Button, Menu } from '@mantine/core'
import type { Operation, Sent } from '@firsthand/contract/core/operation'
import { prepareRequest } from '@firsthand/contract/core/path'
import { useWorkspaceId } from '../api/workspace.tsx'
import { Icon } from '../kit/icon.tsx'
import { words } from './shell.words.ts'

/** Takes the whole list that is shown, with its filters, out of Firsthand as a table. */
export function ExportList<O extends Operation>({
  operation,
  sent,
}: {
  operation: O
  sent: Omit<Sent<O>, 'limit' | 'after'>
}) {
  const workspace = useWorkspaceId()
  if (workspace === undefined) return null
  const { url } = prepareRequest(operation, sent, workspace)
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  const address = (form: string) =>
    `/api/v1/workspaces/${workspace}/exports/${operation.name}.${form}${query}`
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<Icon name="download" />}>{words.exportList}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.exportLead}</Menu.Label>
        <Menu.Item component="a" href={address('csv')} download>
          CSV
        </Menu.Item>
        <Menu.Item component="a" href={address('xlsx')} download>
          Excel
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
