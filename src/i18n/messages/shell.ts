import { area } from '../area.ts'

export const shell = area(
  {
    'app.name': 'Headroom',
    'app.tagline': 'What breaks first if it takes off',
    'language.name': 'English',
  },
  {
    'app.name': '余量',
    'app.tagline': '爆单了,最先撑不住的是哪里',
    'language.name': '中文',
  },
)
