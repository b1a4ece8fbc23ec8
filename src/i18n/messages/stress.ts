import { area } from '../area.ts'

export const stress = area({}, {})
