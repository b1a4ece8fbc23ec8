import { createContext, useContext } from 'react'

import { invariant } from '#shared/assert.ts'
import type { Services } from './services.ts'

/** Filled once by `app/`; tests fill it with plain functions. */
export const ServicesContext = createContext<Services | null>(null)

/** The database and the workers. @throws RangeError outside of the provider. */
export function useServices(): Services {
  const services = useContext(ServicesContext)
  invariant(services !== null, 'useServices needs a ServicesContext above it')
  return services
}
