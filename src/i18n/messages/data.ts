import { area } from '../area.ts'

export const data = area({}, {})
