import { area } from '../area.ts'

export const network = area({}, {})
