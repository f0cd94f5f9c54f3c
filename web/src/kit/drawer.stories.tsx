import { Button } from '@mantine/core'
import { useState } from 'react'
import { Drawer } from './drawer.tsx'
import { QuoteCard } from './quote-card.tsx'

export const Details = () => {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button onClick={() => setOpened(true)}>Open the drawer</Button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        title="Evidence"
        footer={<Button variant="filled">Cite in a claim</Button>}
      >
        <QuoteCard
          words="I did the sums in March. After the bike repairs I was under minimum wage."
          kind="said_past"
          speaker="Ines Vogt"
          date="2026-05-14"
        />
      </Drawer>
    </>
  )
}
