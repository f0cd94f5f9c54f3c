import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { useGo } from '../address.ts'
import { openPalette } from '../palette/palette-store.ts'
import { words } from '../shell.words.ts'
import { usePlaces } from './use-places.ts'

/** The keys that work everywhere: `g` and a letter goes to a place, `[` makes the side small, Ctrl/Cmd-K finds. */
export function PlaceKeys({ onToggle }: { onToggle: () => void }) {
  const places = usePlaces()
  const go = useGo()
  useHotkeyScope([
    { keys: 'mod+k', does: words.find, run: () => openPalette() },
    { keys: '/', does: words.findToo, run: () => openPalette() },
    { keys: '[', does: words.collapse, run: onToggle },
    ...places.map((place) => ({
      keys: `g ${place.key}`,
      does: words.goTo(place.label),
      group: words.goingPlaces,
      run: () => go(place.path),
    })),
  ])
  return null
}
