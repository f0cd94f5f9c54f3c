import { Button } from '@mantine/core'
import { Face, Tag } from './person-chip.tsx'
import { Card, CardRow, Section } from './section.tsx'

export const Rows = () => (
  <div style={{ maxWidth: 560 }}>
    <Card title="Talk to next" href="#people" count={3}>
      <CardRow
        lead={<Face name="Nele Brandt" />}
        actions={
          <>
            <Button>Write</Button>
            <Button variant="subtle" color="gray">
              Not now
            </Button>
          </>
        }
      >
        <strong>Nele Brandt</strong> <Tag>night courier</Tag>
        <br />A new voice: nobody yet from the night shift; would test “Couriers leave because of pay”.
      </CardRow>
      <CardRow lead={<Face name="Tobi Oduya" />} actions={<Button>Call</Button>}>
        <strong>Tobi Oduya</strong> <Tag>restaurant owner</Tag>
        <br />
        You promised an answer by Friday.
      </CardRow>
    </Card>
  </div>
)

export const Plain = () => <Card>Words on a sheet.</Card>

export const Heading = () => (
  <Section title="For" count="2 people, 1 voice" actions={<Button size="xs">Cite</Button>}>
    <Card>Something.</Card>
  </Section>
)
