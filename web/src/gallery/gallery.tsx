import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import type { ComponentType } from 'react'
import css from './gallery.module.css'

type Stories = Record<string, ComponentType>

const files = import.meta.glob<Stories>('../kit/*.stories.tsx', { eager: true })

/** Every story of the kit on one page; `?only=rung` shows one file. */
export function Gallery() {
  const only = new URLSearchParams(location.search).get('only')
  const groups = Object.entries(files)
    .map(([path, stories]) => ({ name: nameOf(path), stories }))
    .filter((group) => only === null || group.name === only)
  return (
    <div className={css.gallery}>
      <header className={css.top}>
        <h1>The kit</h1>
        <Schemes />
      </header>
      <nav aria-label="Components" className={css.index}>
        {groups.map((group) => (
          <a key={group.name} href={`#${group.name}`}>
            {group.name}
          </a>
        ))}
      </nav>
      <main>
        {groups.map((group) => (
          <section key={group.name} id={group.name} className={css.group} aria-label={group.name}>
            <h2>{group.name}</h2>
            {Object.entries(group.stories).map(([name, Story]) => (
              <article
                key={name}
                className={css.story}
                data-story={`${group.name}/${name}`}
                aria-label={name}
              >
                <p>{sentenceOf(name)}</p>
                <div className={css.stage}>
                  <Story />
                </div>
              </article>
            ))}
          </section>
        ))}
      </main>
    </div>
  )
}

function Schemes() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SegmentedControl
      aria-label="Colour scheme"
      value={colorScheme}
      onChange={(value) => setColorScheme(value as typeof colorScheme)}
      data={[
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
        { value: 'auto', label: 'System' },
      ]}
    />
  )
}

function nameOf(path: string) {
  return path.replace(/^.*\//, '').replace('.stories.tsx', '')
}

function sentenceOf(name: string) {
  const spaced = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
