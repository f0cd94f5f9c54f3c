import type { BrambleOrganisation } from './shape.ts'

// Aldersea is an invented harbour city; so is every firm in it.
export const organisations: BrambleOrganisation[] = [
  {
    key: 'oduyas',
    name: "Oduya's Kitchen",
    place: "Tanner's Row, Aldersea",
    website: 'https://oduyas.example',
    note: 'West African kitchen, 38 seats. With us since our second month. Runs the late trial on Fridays and Saturdays.',
  },
  {
    key: 'late_plaice',
    name: 'The Late Plaice',
    place: 'Quayside, Aldersea',
    website: 'https://lateplaice.example',
    note: 'Fish and chips by the ferry. Fries until half past midnight; our riders stop at ten.',
  },
  {
    key: 'marisol_cafe',
    name: 'Café Marisol',
    place: 'Upper Marrow, Aldersea',
    note: 'Breakfast and lunch, shuts at nine in the evening and means it.',
  },
  {
    key: 'lantern',
    name: 'Paper Lantern Noodles',
    place: 'Ferrygate and Lockhill, Aldersea',
    website: 'https://paperlantern.example',
    note: 'Two branches. Slow at the counter on Fridays; riders say so, the till says so.',
  },
  {
    key: 'ember',
    name: 'Ember & Rye',
    place: 'The Saltings, Aldersea',
    note: 'Bar with a kitchen. Took part in our first night pilot and stopped after five weeks.',
  },
  {
    key: 'rostami',
    name: 'Rostami Grill',
    place: 'Quayside, Aldersea',
    note: 'Open until three. Delivers with a cousin and a moped.',
  },
  {
    key: 'orrins',
    name: "St Orrin's Hospital",
    place: 'Lockhill, Aldersea',
    note: 'Some 260 people on a night. The canteen shuts at half past seven.',
  },
  {
    key: 'wheelhouse',
    name: "Wheelhouse Riders' Co-op",
    place: 'The hut under the Ferrygate arches, Aldersea',
    website: 'https://wheelhouse.example',
    note: 'Eleven riders who ride nights, for bars and now for our late trial.',
  },
  {
    key: 'tern_street',
    name: 'Tern Street Cycles',
    place: 'Tern Street, Aldersea',
    note: 'The workshop most of our riders use. Sees the state of the bikes before we do.',
  },
  {
    key: 'gannet',
    name: 'Gannet Parcels',
    place: 'Ring road, Aldersea',
    note: 'Parcel vans and cargo bikes. Fixed shifts, rota four weeks ahead. Five of ours went there this year.',
  },
  {
    key: 'polytechnic',
    name: 'Aldersea Polytechnic',
    place: 'Lockhill, Aldersea',
    note: 'Has a small group that studies shift work.',
  },
  {
    key: 'harbour_trust',
    name: 'Aldersea Harbour Trust',
    place: 'Customs House, Aldersea',
    note: 'Gives small grants for whatever keeps the quay alive after dark.',
  },
]
