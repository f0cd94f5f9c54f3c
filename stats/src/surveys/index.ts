export { benjaminiHochberg } from './benjamini-hochberg.ts'
export { crossTab, type CrossTab, type CrossTabCell } from './cross-tab.ts'
export { crossTabPermutation } from './cross-tab-permutation.ts'
export { customerEffort } from './customer-effort.ts'
export { customerSatisfaction, type ScaleSummary } from './customer-satisfaction.ts'
export { designEffect } from './design-effect.ts'
export { kanoCategory, type KanoAnswer, type KanoCategory, type KanoTable } from './kano-category.ts'
export { kanoCoefficients, type KanoCoefficient, type KanoCounts } from './kano-coefficients.ts'
export { kanoSummary, summariseKano, type KanoSummary } from './kano-summary.ts'
export { npsBounds, type NpsMethod } from './nps-bounds.ts'
export { npsCounts, type NpsCounts } from './nps-counts.ts'
export { npsDifference, type NpsDifference } from './nps-difference.ts'
export { npsInterval, type NpsInterval } from './nps-interval.ts'
export { priceCurves, type PriceAnswer, type PriceCurves } from './price-curves.ts'
export { priceDemand, type PriceDemand, type PriceIntent } from './price-demand.ts'
export {
  priceSensitivity,
  type PriceOptions,
  type PricePoint,
  type PriceSensitivity,
} from './price-sensitivity.ts'
export { priceSensitivityIntervals, type PriceSensitivityIntervals } from './price-sensitivity-intervals.ts'
export { productMarketFit, type DisappointmentCounts, type ProductMarketFit } from './product-market-fit.ts'
export { rakeWeights, type RakeResult, type RakeTarget } from './rake-weights.ts'
export { scaleMean, type ScaleMean } from './scale-mean.ts'
export { weightedShare } from './weighted-share.ts'
