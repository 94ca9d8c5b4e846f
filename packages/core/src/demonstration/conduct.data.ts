/** Works that each park gets: kind, names, unit and range of capacity, investment in 10,000. */
export const WORKS: readonly {
  readonly kind: string;
  readonly name: readonly [zh: string, en: string];
  readonly unit: string;
  readonly capacity: readonly [number, number];
  readonly investment: readonly [number, number];
}[] = [
  { kind: 'road', name: ['园区道路', 'park roads'], unit: 'km', capacity: [3, 11], investment: [4_000, 26_000] },
  { kind: 'sewage', name: ['污水处理设施', 'sewage works'], unit: 'm3-per-day', capacity: [5_000, 30_000], investment: [5_000, 21_000] },
  { kind: 'power', name: ['110千伏变电站', '110 kV substation'], unit: 'kva', capacity: [50_000, 126_000], investment: [6_000, 13_000] },
  { kind: 'heat', name: ['集中供热管网', 'steam mains'], unit: 't-per-hour', capacity: [35, 150], investment: [2_000, 9_000] },
  { kind: 'gas', name: ['燃气管网', 'gas mains'], unit: 'm3-per-hour', capacity: [2_000, 9_000], investment: [900, 3_500] },
];

/** Measures in force in the zone: title, kinds of support, whom they apply to. */
export const MEASURES_IN_FORCE: readonly (readonly [
  zh: string,
  en: string,
  kinds: readonly string[],
  appliesTo: readonly string[],
])[] = [
  ['高新技术企业认定奖补办法', 'Awards for recognition as a high-tech enterprise', ['fiscal', 'technology'], ['high-tech']],
  ['创新平台建设支持办法', 'Support of innovation platforms', ['fiscal', 'technology'], ['platforms']],
  ['急需紧缺人才引进办法', 'Recruiting scarce talent', ['talent'], ['talent']],
  ['规上工业企业培育办法', 'Bringing industry above scale', ['fiscal'], ['above-scale']],
  ['工业技术改造补助办法', 'Grants for technical upgrades', ['fiscal', 'technology'], ['above-scale']],
  ['标准厂房租金减免办法', 'Lower rents of standard workshops', ['fiscal', 'start-up'], ['new-projects', 'small-micro']],
  ['小微企业信贷风险补偿办法', 'Risk cover of loans to small firms', ['financing'], ['small-micro']],
  ['首台（套）装备奖励办法', 'Awards for first sets of equipment', ['fiscal', 'technology'], ['above-scale', 'specialised']],
  ['“标准地”供应实施细则', 'Rules on supplying standard land', ['land'], ['new-projects']],
  ['低效用地再开发支持办法', 'Support of redeveloping inefficient land', ['land'], ['any']],
  ['创新创业载体补助办法', 'Grants for incubators', ['start-up'], ['platforms', 'small-micro']],
  ['专精特新企业支持办法', 'Support of specialised enterprises', ['fiscal'], ['specialised']],
  ['绿色电力与节能改造补助办法', 'Grants for green power and energy saving', ['energy', 'fiscal'], ['above-scale']],
  ['外贸稳定发展若干措施', 'Measures for steady foreign trade', ['fiscal'], ['any']],
  ['招商引资项目服务办法', 'Service to investment projects', ['land', 'fiscal'], ['new-projects']],
  ['知识产权质押融资贴息办法', 'Interest relief on loans against patents', ['financing', 'technology'], ['high-tech', 'small-micro']],
];

/** Offices of the committee, and departments of the company. */
export const OFFICES: Readonly<Record<'committee' | 'company', readonly (readonly [zh: string, en: string, zhDuty: string, enDuty: string])[]>> = {
  committee: [
    ['综合部（演示）', 'General office (demonstration)', '文秘、会务、督办', 'Papers, meetings, follow-up'],
    ['规划建设部（演示）', 'Planning and construction office (demonstration)', '规划、用地、建设管理', 'Planning, land, construction'],
    ['经济发展部（演示）', 'Economic office (demonstration)', '统计、运行分析、企业服务', 'Statistics, analysis, service to enterprises'],
    ['投资促进部（演示）', 'Investment office (demonstration)', '招商、项目跟踪', 'Investment, following projects'],
    ['科技人才部（演示）', 'Science and talent office (demonstration)', '高企、平台、人才', 'Certificates, platforms, talent'],
    ['应急环保部（演示）', 'Safety and environment office (demonstration)', '安全生产、生态环境', 'Work safety, environment'],
    ['行政审批服务部（演示）', 'Permits office (demonstration)', '审批服务、项目评审', 'Permits, project review'],
    ['监督考核部（演示）', 'Supervision office (demonstration)', '任务督导、绩效考核', 'Supervision of tasks, assessment'],
  ],
  company: [
    ['园区运营部（演示）', 'Operation department (demonstration)', '厂房出租、物业', 'Letting, maintenance'],
    ['工程建设部（演示）', 'Works department (demonstration)', '厂房与基础设施建设', 'Building workshops and infrastructure'],
    ['投融资部（演示）', 'Finance department (demonstration)', '资金筹措、基金', 'Funding, funds'],
  ],
};

/** Posts of each office. */
export const OFFICE_POSTS: readonly (readonly [zh: string, en: string, headcount: number])[] = [
  ['部长', 'Head', 1],
  ['主管', 'Senior officer', 2],
  ['专员', 'Officer', 4],
  ['审核岗', 'Checking post', 1],
];

/** Accidents and hazards: kind, category, what happened, weight. */
export const SAFETY: readonly (readonly [kind: string, category: string, zh: string, en: string, weight: number])[] = [
  ['accident', 'machinery', '机械伤害', 'caught in machinery', 6],
  ['accident', 'object-strike', '物体打击', 'struck by an object', 4],
  ['accident', 'fall', '高处坠落', 'fall from height', 4],
  ['accident', 'fire', '车间火情', 'fire in a workshop', 3],
  ['accident', 'burn', '灼烫', 'burns', 2],
  ['accident', 'electric-shock', '触电', 'electric shock', 2],
  ['grave-hazard', 'fire', '疏散通道堵塞', 'escape routes blocked', 14],
  ['grave-hazard', 'other-explosion', '粉尘防爆不合格', 'dust explosion not guarded against', 9],
  ['hazard', 'electric-shock', '临时用电不规范', 'improper temporary wiring', 40],
  ['hazard', 'machinery', '防护罩缺失', 'guard missing', 38],
  ['near-miss', 'lifting', '吊装未遂', 'lifting near miss', 12],
  ['penalty', 'other', '未按规定培训', 'training not given as required', 16],
];

/** Events of the environment: kind, medium, pollutant, what happened, weight. */
export const ENVIRONMENT: readonly (readonly [kind: string, medium: string, pollutant: string, zh: string, en: string, weight: number])[] = [
  ['complaint', 'noise', '', '夜间噪声投诉', 'complaint of noise at night', 52],
  ['complaint', 'air', 'VOCs', '异味投诉', 'complaint of smell', 40],
  ['exceedance', 'water', 'COD', '废水化学需氧量超标', 'oxygen demand of waste water above the standard', 14],
  ['exceedance', 'air', 'NOx', '氮氧化物排放超标', 'nitrogen oxides above the standard', 10],
  ['inspection', 'hazardous-waste', '', '危险废物台账不全', 'records of hazardous waste incomplete', 34],
  ['inspection', 'air', 'VOCs', '治污设施未正常运行', 'abatement not running as it should', 26],
  ['penalty', 'water', 'COD', '超标排放处罚', 'penalty for discharge above the standard', 12],
  ['penalty', 'waste', '', '固体废物贮存不规范处罚', 'penalty for storing waste improperly', 10],
  ['emergency', 'water', '', '槽车泄漏', 'leak of a tanker', 2],
];
