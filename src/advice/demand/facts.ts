/** Kinds of imported tables that tell of demand: ads, livestreams, small tests, and the lists that join products to SKUs. */
export const DEMAND_FACT_KINDS = [
  'ads-daily', 'tiktok-ads-overview', 'tiktok-campaigns', 'tiktok-creatives', 'tiktok-live-ads', 'tiktok-live-sessions', 'small-test', 'tiktok-stock',
] as const
