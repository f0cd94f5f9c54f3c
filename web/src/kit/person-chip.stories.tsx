import { Freshness } from './freshness.tsx'
import { PersonChip } from './person-chip.tsx'

export const OneType = () => <PersonChip name="Nele Brandt" types={['night courier']} href="#nele" />

export const WithLastTouch = () => (
  <PersonChip
    name="Tobi Oduya"
    types={['restaurant owner', 'payer']}
    lastTouch={<Freshness days={19} />}
    href="#tobi"
  />
)

export const Large = () => (
  <PersonChip
    size="large"
    name="Ines Vogt"
    types={['courier', 'left in May']}
    lastTouch={<Freshness days={3} />}
  />
)

export const LongAndOtherScripts = () => (
  <div style={{ display: 'grid', gap: 8, maxWidth: 280 }}>
    <PersonChip
      name="Aleksandra Wiśniewska-Brzezińska de la Fuente"
      types={['restaurant owner', 'payer', 'sponsor']}
    />
    <PersonChip name="山田 太郎" types={['diner']} />
    <PersonChip name="نور" />
  </div>
)
