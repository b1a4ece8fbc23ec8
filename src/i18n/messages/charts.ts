import { area } from '../area.ts'

export const charts = area({}, {})
