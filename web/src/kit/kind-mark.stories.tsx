import { KindMark } from './kind-mark.tsx'

export const EveryKind = () => (
  <div style={{ display: 'grid', gap: 8 }}>
    <KindMark kind="said_opinion" />
    <KindMark kind="said_past" />
    <KindMark kind="said_future" />
    <KindMark kind="did_observed" />
    <KindMark kind="did_measured" />
    <KindMark kind="committed" />
  </div>
)

export const AgainstAndRelayed = () => (
  <div style={{ display: 'grid', gap: 8 }}>
    <KindMark kind="did_observed" against />
    <KindMark kind="said_past" relayed />
  </div>
)

export const ShapeOnly = () => <KindMark kind="said_future" shapeOnly />
