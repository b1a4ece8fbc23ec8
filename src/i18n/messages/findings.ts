import { area } from '../area.ts'

export const findings = area({}, {})
