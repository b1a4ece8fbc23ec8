/** Printed with every result: same plan, seed and engine version give the same bytes. Raised whenever numbers may change. */
export const ENGINE_VERSION = '0.1.2'

/** The build that wrote a plan file; equal to the version in package.json (a test keeps it so). */
export const APP_VERSION = '0.1.0'
