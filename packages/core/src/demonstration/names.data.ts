/**
 * Words that invented names are made of. Every name begins with 演示 (in English with “Demo”), so that none can be
 * taken for a company, a person or a document there is.
 */
export const SYLLABLES = {
  zh: '恒泰鑫润达锐盛宏泽源昌瑞华凯博远德信诚立金联创汇隆顺通精鼎正安康力科卓腾翔永兴优'.split(''),
  en: 'kel var tor mi na sol ber dan ra vi lo gan pex or ti mar est un da rel quo sta wen bri'.split(' '),
} as const;

/** What a firm calls its trade, by the beginning of its industry code; `''` when nothing else fits. */
export const TRADES: Readonly<Record<string, Readonly<Record<string, readonly [zh: string, en: string]>>>> = {
  'GB/T 4754-2017/1': {
    '': ['实业', 'Industries'],
    '13': ['粮油食品', 'Foods'],
    '14': ['食品', 'Foods'],
    '15': ['饮品', 'Beverages'],
    '17': ['纺织', 'Textiles'],
    '18': ['服饰', 'Apparel'],
    '20': ['木业', 'Timber'],
    '21': ['家具', 'Furniture'],
    '22': ['纸业', 'Paper'],
    '23': ['印务', 'Printing'],
    '25': ['能源化工', 'Fuels'],
    '26': ['化工', 'Chemicals'],
    '265': ['新材料', 'New Materials'],
    '266': ['新材料', 'New Materials'],
    '27': ['药业', 'Pharmaceuticals'],
    '28': ['化纤', 'Fibres'],
    '29': ['橡塑', 'Rubber and Plastics'],
    '30': ['建材', 'Building Materials'],
    '31': ['钢材', 'Steel'],
    '32': ['有色金属', 'Non-ferrous Metals'],
    '325': ['铜铝材', 'Copper and Aluminium'],
    '33': ['金属制品', 'Metal Products'],
    '3360': ['热处理', 'Heat Treatment'],
    '3391': ['铸造', 'Foundry'],
    '3393': ['锻造', 'Forging'],
    '34': ['机械', 'Machinery'],
    '345': ['轴承', 'Bearings'],
    '3484': ['机械零部件', 'Machine Parts'],
    '3489': ['轴承配件', 'Bearing Parts'],
    '35': ['专用设备', 'Special Equipment'],
    '358': ['医疗器械', 'Medical Devices'],
    '36': ['汽车部件', 'Automotive'],
    '37': ['轨道装备', 'Transport Equipment'],
    '38': ['电气', 'Electrical'],
    '384': ['电池', 'Batteries'],
    '3825': ['光伏', 'Photovoltaics'],
    '39': ['电子', 'Electronics'],
    '40': ['仪表', 'Instruments'],
    '48': ['建设工程', 'Construction'],
    '51': ['商贸', 'Trading'],
    '5179': ['轴承商贸', 'Bearing Trading'],
    '52': ['商贸', 'Retail'],
    '53': ['铁路物流', 'Rail Logistics'],
    '54': ['运输', 'Haulage'],
    '58': ['联运物流', 'Multimodal Logistics'],
    '59': ['仓储', 'Storage'],
    '60': ['快递', 'Express'],
    '63': ['通信技术', 'Telecommunications'],
    '64': ['互联网科技', 'Internet'],
    '65': ['软件', 'Software'],
    '7': ['科技服务', 'Services'],
    '73': ['技术研究', 'Research'],
    '8': ['服务', 'Services'],
    '84': ['健康', 'Health'],
    '85': ['养老服务', 'Elderly Care'],
  },
  '': { '': ['实业', 'Works'] },
};

/** Main process by the beginning of the industry code. */
export const PROCESSES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'GB/T 4754-2017/1': {
    '1713': '退煮漂、染色、定型',
    '17': '纺纱、织造',
    '221': '制浆',
    '222': '抄纸',
    '26': '合成、精馏',
    '3011': '熟料煅烧、粉磨',
    '321': '熔炼、电解',
    '324': '再生铝（铜）熔炼、合金化',
    '325': '压延、挤压、退火',
    '3360': '渗碳、淬火、回火',
    '3391': '造型、熔炼、浇注',
    '3393': '下料、加热、锻造、扩孔',
    '3451': '车加工、热处理、磨加工、装配',
    '3452': '烧结、精加工',
    '384': '涂布、装配、化成',
  },
};

/** Fields of technology of certificates by the beginning of the industry code. */
export const TECHNOLOGY: Readonly<Record<string, string>> = {
  '': 'manufacturing',
  '26': 'new-materials',
  '27': 'biology-medicine',
  '30': 'new-materials',
  '32': 'new-materials',
  '358': 'biology-medicine',
  '3825': 'energy',
  '384': 'energy',
  '39': 'electronics',
  '6': 'electronics',
  '7': 'services',
};

/** Disciplines of recruited talent, and the category of scarce demand each falls under. */
export const DISCIPLINES: readonly (readonly [zh: string, en: string, category: readonly [string, string] | undefined])[] =
  [
    ['机械设计制造及其自动化', 'Mechanical engineering', ['装备制造', 'Equipment']],
    ['材料加工工程', 'Materials processing', ['新材料', 'New materials']],
    ['摩擦学与润滑工程', 'Tribology', ['轴承关键技术', 'Bearing technology']],
    ['控制科学与工程', 'Control engineering', ['智能制造', 'Smart manufacturing']],
    ['计算机科学与技术', 'Computer science', ['工业软件', 'Industrial software']],
    ['电气工程', 'Electrical engineering', ['新能源', 'New energy']],
    ['药学', 'Pharmacy', ['医养健康', 'Health']],
    ['纺织科学与工程', 'Textile engineering', ['纺织服装', 'Textiles and apparel']],
    ['物流工程', 'Logistics engineering', ['现代物流', 'Logistics']],
    ['工商管理', 'Business administration', undefined],
    ['会计学', 'Accounting', undefined],
  ];
