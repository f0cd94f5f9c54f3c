import { channels, listChannels } from '@firsthand/contract/crm/channels'
import { useOperation } from '../../api/hooks.ts'

/** The names of the channels by their keys, in the order of the list: the usual ones first, then one's own. */
export function useChannels(): Record<string, string> {
  const { data } = useOperation(listChannels, {})
  if (!data) return usual
  return Object.fromEntries(data.items.map(({ key, name }) => [key, name]))
}

/** Until the list has come: the keys, as words. */
const usual = Object.fromEntries(channels.map((key) => [key, key.replace('_', ' ')]))
