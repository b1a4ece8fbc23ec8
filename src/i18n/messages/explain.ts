import { area } from '../area.ts'

export const explain = area({}, {})
