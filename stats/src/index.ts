// Everything the package offers, area by area. A file of its own can be imported too: '@firsthand/stats/pulse/xmr-chart'.

// Qualitative coding: agreement, saturation, codes that occur together.
export * from './qualitative/index.ts'
// Pulse: ordinary variation or change, trends, seasons.
export * from './pulse/index.ts'
// Samples and networks: balance, concentration, referrals.
export * from './samples/index.ts'
// Rates and sample sizes.
export * from './rates/index.ts'
// Surveys: NPS, Kano, prices, weights, cross-tabs.
export * from './surveys/index.ts'
// Segments: mixtures for mixed answers.
export * from './segments/index.ts'
// Customer lifetimes: purchases, renewals, survival, value.
export * from './lifetime/index.ts'
// Seeded chance, optimiser and special functions underneath.
export * from './random/index.ts'
export * from './optimise/index.ts'
export * from './special/index.ts'
