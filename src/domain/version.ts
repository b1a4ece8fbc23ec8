/** Printed with every result: same plan, seed and engine version give the same bytes. Raised whenever numbers may change. */
export const ENGINE_VERSION = '0.1.0'
