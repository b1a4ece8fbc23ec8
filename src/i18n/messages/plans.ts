import { area } from '../area.ts'

export const plans = area({}, {})
