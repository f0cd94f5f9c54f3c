import { iconPaths } from './icon-paths.tsx'
import type { IconName } from './icon-paths.tsx'
import { Icon } from './icon.tsx'

export const All = () => (
  <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'repeat(auto-fill, 112px)' }}>
    {(Object.keys(iconPaths) as IconName[]).map((name) => (
      <span key={name} style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
        <Icon name={name} /> {name}
      </span>
    ))}
  </div>
)
