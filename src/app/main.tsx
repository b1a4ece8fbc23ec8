import { config } from 'zod/v4/core'

import { createDefaultPolicy } from './boot/trustedTypes.ts'
import { removeDangerousApis } from './boot/removeDangerousApis.ts'

// Before any schema exists: zod would otherwise try `new Function`, which the content security policy reports.
config({ jitless: true })
createDefaultPolicy()
// The development server itself talks over a WebSocket.
if (import.meta.env.PROD) removeDangerousApis()

// Dynamic, since chunks shared by static imports would run before the lines above.
void import('./start.tsx').then(({ start }) => start())
