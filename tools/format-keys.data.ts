/**
 * What each key of the package format means, Chinese and English, for docs/format. A line is `key|中文|English`; the
 * key is `file:path` for one place, or a bare last key for every place that has no line of its own.
 */
export const KEY_TEXTS = `
id|标识，供其他文件引用|Identifier that other files refer to
name|名称|Name
clause|所依据的条款|Clause it rests on
note|说明|Note
basis|依据：本规划条款，或文件与条款号|What it rests on: a clause of this plan, or a source with its article
basis[].clause|本规划的条款|Clause of this plan
basis[].source|依据文件|Source
basis[].article|条款号|Article
basis[].note|说明|Note
unit|计量单位|Unit
owner|责任机构|Body that answers for it
disclosure|公开范围|Who may see it
certainty|确定程度|How sure it is
edition|行业分类版本|Edition of the industry classification
codes|行业代码，按版本分组|Industry codes, by edition
include|列入的代码（任意层级）|Codes included, of any level
except|例外的代码|Codes taken out again
plan.yaml:format|格式与版本|Format and version
plan.yaml:id|规划标识|Identifier of the plan
plan.yaml:title|规划全称|Full title
plan.yaml:shortTitle|简称，用于页眉与图名|Short title for headers and maps
plan.yaml:issuer|印发单位|Who issued it
plan.yaml:documentNumber|文号|Document number
plan.yaml:issuedOn|印发日|Day of issue
plan.yaml:period|规划期|Period of the plan
plan.yaml:period.from|起始日|First day
plan.yaml:period.to|终止日（含）|Last day, included
plan.yaml:state|状态：编制、施行、归档|State: in preparation, in force, archived
plan.yaml:replaces|被它取代的规划|Plan it replaces
plan.yaml:replacedBy|接续它的规划|Plan that succeeds it
plan.yaml:zone|开发区|The zone
plan.yaml:zone.id|开发区标识，数据按它隔离|Identifier of the zone, by which data is kept apart
plan.yaml:zone.country|国家代码（ISO 3166-1）|Country code (ISO 3166-1)
plan.yaml:zone.adcode|行政区划代码|Administrative division code
plan.yaml:zone.centre|中心点，用于开图和核对坐标框架|Centre, for opening the map and checking the frame
plan.yaml:zone.centre.lon|经度（度，CGCS2000）|Longitude in degrees, CGCS2000
plan.yaml:zone.centre.lat|纬度（度，CGCS2000）|Latitude in degrees, CGCS2000
frame|等积坐标框架：几何以其整数格网为准|Equal-area frame whose integer grid is the geometry of record
frame.projection|投影：兰勃特方位等积|Projection: Lambert azimuthal equal-area
frame.ellipsoid|椭球|Ellipsoid
frame.lat0|原点纬度|Latitude of the origin
frame.lon0|原点经度|Longitude of the origin
frame.unitM|格网单位（米）|Grid unit in metres
plan.yaml:classification|规划所用行业分类的版本|Edition of the industry classification the plan is written in
plan.yaml:currency|货币代码（ISO 4217）|Currency code (ISO 4217)
plan.yaml:demonstration|含演示数据时的标注文字|Label when part of the package is demonstration data
sources.yaml:sources|依据文件|Documents relied on
sources.yaml:sources[].kind|种类|Kind of document
sources.yaml:sources[].title|名称|Title
sources.yaml:sources[].issuer|制定机关|Who issued it
sources.yaml:sources[].number|文号或标准号|Number of the document or standard
sources.yaml:sources[].date|日期|Date
sources.yaml:sources[].dateCertainty|日期的确定程度|How sure the date is
sources.yaml:sources[].validFrom|生效日|First day of validity
sources.yaml:sources[].validTo|失效日|Last day of validity
sources.yaml:sources[].url|查阅网址|Where it can be read
sources.yaml:sources[].read|编写者读到的程度|How much of it the author has read
clauses.yaml:clauses|条款树|The tree of clauses
clauses.yaml:clauses[].parent|上级条款|Clause above it
clauses.yaml:clauses[].number|原文编号，如 三（二）|The document's own number, e.g. 三（二）
clauses.yaml:clauses[].kind|章、节或条|Chapter, section or statement
clauses.yaml:clauses[].nature|性质：目标、布局、禁止、任务等|Nature: target, layout, prohibition, task …
clauses.yaml:clauses[].heading|标题|Heading
clauses.yaml:clauses[].text|用自己的话转述的内容|The clause restated in own words
clauses.yaml:clauses[].locator|在原文中的位置|Place in the source
clauses.yaml:clauses[].locator.source|原文|Source document
clauses.yaml:clauses[].locator.chapter|章|Chapter
clauses.yaml:clauses[].locator.paragraph|第几段|Paragraph
clauses.yaml:clauses[].locator.sentence|第几句|Sentence
clauses.yaml:clauses[].locator.anchor|可据以找到原处的词语或数字|Term or figure by which the place is found again
clauses.yaml:clauses[].binds|绑定的内容：由它们检查、计数、判定或办理|What it is bound to: what checks, counts, decides or does it
clauses.yaml:clauses[].binds[].kind|所绑内容的种类|Kind of thing
clauses.yaml:clauses[].binds[].id|所绑内容的标识|Its identifier
clauses.yaml:clauses[].notExecutable|为何尚不可执行|Why nothing can answer the clause yet
layout.yaml:areas|片区|Areas
layout.yaml:areas[].role|定位|Role
layout.yaml:areas[].feature|片区图层中的要素标识，默认同片区标识|Feature in the areas layer; by default its own id
layout.yaml:parks|园区|Parks
layout.yaml:parks[].area|所属片区|Area it belongs to
layout.yaml:parks[].profile|园区特点与存疑之处|Profile and what is in doubt
layout.yaml:parks[].hosts|承载的产业|Industries it is for
layout.yaml:parks[].hostsCertainty|承载产业是写明的还是推定的|Whether the hosts are stated or inferred
layout.yaml:parks[].feature|园区图层中的要素标识，默认同园区标识|Feature in the parks layer; by default its own id
layout.yaml:layers|图层说明；要素在 layers/ 下|Declarations of layers; the features are under layers/
layout.yaml:layers[].id|图层标识，可用于表达式 site.overlap.<id>|Identifier, usable as site.overlap.<id>
layout.yaml:layers[].kind|种类|Kind
layout.yaml:layers[].control|是哪一条控制线|Which control line it is
layout.yaml:layers[].shape|面、线或点|Polygon, line or point
layout.yaml:layers[].file|文件；该区没有此图层时不写|File; left out when the zone does not hold the layer
layout.yaml:layers[].crs|文件的坐标系|Coordinate system of the file
layout.yaml:layers[].source|来源|Source
layout.yaml:layers[].date|数据日期|Date of the data
layout.yaml:layers[].validTo|此日之后视为过期，涉及它的审查无法判定|After this day it is stale and reviews that need it are undecided
layout.yaml:layers[].coverage|覆盖范围：范围以外一律不知|What it covers; beyond it nothing is known
layout.yaml:layers[].coverage.layer|以另一图层的面为覆盖范围|The polygons of another layer
layout.yaml:layers[].coverage.whole|覆盖整个框架|The whole frame
layout.yaml:layers[].precisionM|坐标精度（米），用于重叠的量测下限|Coordinate precision in metres, for the measurement floor
layout.yaml:layers[].legalStatus|法定状态|Legal status
layout.yaml:layers[].askFrom|向谁索取|Body to ask for it
industries.yaml:statuses|产业类别|Statuses
industries.yaml:statuses[].meaning|类别的含义|What the status means
industries.yaml:statuses[].rank|显示次序|Order of display
industries.yaml:industries|规划提到的产业|Industries the plan names
industries.yaml:positions|规划对产业的定位；一个产业可有多个|Positions on industries; one industry may hold several
industries.yaml:positions[].industry|产业|Industry
industries.yaml:positions[].status|类别|Status
industries.yaml:positions[].direction|发展方向|Direction
industries.yaml:positions[].codesCertainty|代码是写明的还是推定的|Whether the codes are stated or inferred
industries.yaml:positions[].byList|不能按代码辨认时如何辨认|How it is told when not by code
industries.yaml:positions[].hostParks|承载园区|Parks that host it
industries.yaml:resolutions|由具名人员作出的裁定|Resolutions by named people
industries.yaml:resolutions[].conflict|互相冲突的定位|Positions in conflict
industries.yaml:resolutions[].chosen|采用的定位|Position chosen
industries.yaml:resolutions[].by|裁定人|Who decided
industries.yaml:resolutions[].on|裁定日|Day of the decision
industries.yaml:resolutions[].reason|理由|Reason
industries.yaml:resolutions[].document|文件|Document
industries.yaml:prospects|只有一部分属于某定位的代码：向人提出的问题|Codes of which only a part belongs to a position: a question to a person
industries.yaml:prospects[].question|要问的问题|The question
industries.yaml:prospects[].positions|可能归入的定位|Positions it may belong to
indicators.yaml:indicators|指标|Indicators
indicators.yaml:indicators[].definition|定义|Definition
indicators.yaml:indicators[].formula|计算方法|Formula
indicators.yaml:indicators[].direction|越高越好、越低越好或无方向|Whether more or less is better, or neither
measure|期末存量、期内流量、累计或比率|Stock, flow, cumulative or ratio
indicators.yaml:indicators[].countedOn|什么算数、以哪一天为准|What counts and on which day
indicators.yaml:indicators[].evidence|凭据|Evidence
indicators.yaml:indicators[].counts|怎样由台账计数|How it is counted from a register
indicators.yaml:indicators[].counts.register|台账|Register
indicators.yaml:indicators[].counts.distinct|此字段相同的只计一次|Records with the same value here count once
indicators.yaml:indicators[].counts.where|统计日须同时满足的条件|Conditions that all hold on the day
indicators.yaml:indicators[].counts.where[].field|字段|Field
indicators.yaml:indicators[].counts.where[].operator|怎样比较；by、not-by、since、still 与统计日或起算日比|How it is compared; by, not-by, since and still compare with the day counted on or the start day
indicators.yaml:indicators[].counts.where[].value|比较的值|Value to compare with
indicators.yaml:indicators[].counts.of|对所指记录（如企业）的条件|Conditions on the record a field names, such as the enterprise
indicators.yaml:indicators[].counts.of[].field|指向另一条记录的字段|Field that names the record
indicators.yaml:indicators[].counts.of[].where|条件|Conditions
indicators.yaml:indicators[].counts.of[].where[].field|字段|Field
indicators.yaml:indicators[].counts.of[].where[].operator|怎样比较|How it is compared
indicators.yaml:indicators[].counts.of[].where[].value|比较的值|Value to compare with
targets.yaml:targets|目标|Targets
targets.yaml:targets[].indicator|指标|Indicator
targets.yaml:targets[].comparator|比较符：超过写 >，以上写 >=|Comparator: strict terms are >, inclusive ones >=
targets.yaml:targets[].value|数值|Figure
targets.yaml:targets[].wording|原文中表明松严的用语|Term of the source that carries the strictness
targets.yaml:targets[].modality|约束性、预期性或争取性|Binding, expected or aspirational
targets.yaml:targets[].from|计数起日|First day counted
targets.yaml:targets[].by|目标日|Day by which it is to be reached
targets.yaml:targets[].baseline|基期|Baseline
targets.yaml:targets[].baseline.value|基期值|Its value
targets.yaml:targets[].baseline.on|基期日|Its day
targets.yaml:targets[].baseline.source|基期值的来源|Its source
targets.yaml:targets[].baselineMissing|为何没有基期值|Why there is no baseline
facts.yaml:groups|事实分组|Groups of facts
facts.yaml:facts|规则可读的项目事实|Facts of a project that rules may read
facts.yaml:facts[].id|名称，表达式中写作 project.<id>|Name, project.<id> in expressions
facts.yaml:facts[].group|分组|Group
label|显示名称|Label
facts.yaml:facts[].question|询问的话|The question put to the applicant
facts.yaml:facts[].hint|填写提示|Hint
facts.yaml:facts[].type|类型|Type
facts.yaml:facts[].choices|选项|Choices
facts.yaml:facts[].min|最小值|Least value
facts.yaml:facts[].max|最大值|Greatest value
facts.yaml:facts[].askedOf|由谁提供，默认申请人|Who supplies it; by default the applicant
facts.yaml:facts[].first|是否一开始就问|Whether it is asked at once
facts.yaml:derived|由事实推算的数|Numbers computed from facts
facts.yaml:derived[].expression|CEL 表达式|CEL expression
thresholds.yaml:thresholds|门槛值|Thresholds
thresholds.yaml:thresholds[].id|名称，表达式中写作 threshold.<id>；可有多个，取最具体的|Name, threshold.<id> in expressions; of several the narrowest counts
thresholds.yaml:thresholds[].value|数值|Figure
thresholds.yaml:thresholds[].scope|适用范围|Where it holds
thresholds.yaml:thresholds[].scope.parks|适用的园区|Parks
thresholds.yaml:thresholds[].scope.codes|适用的行业代码|Industry codes
from|起始日|First day
to|终止日（含）|Last day, included
thresholds.yaml:thresholds[].certainty|写明、参考或本地设定|Stated, for reference, or set locally
rules.yaml:rules|准入与合规规则|Admission and compliance rules
rules.yaml:rules[].id|规则编号，各处相同|Rule id, the same everywhere
rules.yaml:rules[].check|属于哪一项审查|Head of review
rules.yaml:rules[].title|名称|Title
rules.yaml:rules[].when|适用条件（CEL），不写即一律适用|To which cases it applies (CEL); left out: to all
rules.yaml:rules[].require|要求（CEL）：不成立即得结论，不知即无法判定|What must hold (CEL): false gives the outcome, unknown is undecided
rules.yaml:rules[].outcome|不成立时的结论|Outcome when it does not hold
rules.yaml:rules[].finding|不成立时的说明，可填入 {project.x}|What is said then; {project.x} places are filled
rules.yaml:rules[].remedy|怎样可以改变，或须取得什么|What would change it, or has to be obtained
rules.yaml:rules[].needsFrom|向哪个机构取得|Body it is obtained from
rules.yaml:slivers|疑似细碎图斑的判别参数|When an overlap is a suspected sliver
rules.yaml:slivers.maxAreaM2|面积上限（平方米）|Greatest area in m²
rules.yaml:slivers.maxWidthM|最大宽度上限（米）|Greatest width in metres
rules.yaml:slivers.maxMeanWidthM|平均宽度上限（米）|Greatest mean width in metres
rules.yaml:slivers.minLengthToWidth|长宽比下限|Least ratio of length to width
rules.yaml:slivers.maxCompactness|紧凑度上限|Greatest compactness
rules.yaml:slivers.minShapeIndex|形状指数下限|Least shape index
rules.yaml:slivers.minPerimeter2OverArea|周长平方与面积之比下限|Least ratio of squared perimeter to area
bodies.yaml:bodies|机构|Bodies
bodies.yaml:bodies[].kind|种类|Kind
bodies.yaml:bodies[].duties|职责|Duties
bodies.yaml:bodies[].duties[].text|职责内容|The duty
bodies.yaml:bodies[].posts|岗位|Posts
tasks.yaml:tasks|任务|Tasks
tasks.yaml:tasks[].ownerCertainty|责任机构是写明的还是推定的|Whether the owner is stated or inferred
tasks.yaml:tasks[].partners|配合机构|Bodies that help
due|时限|Due day
tasks.yaml:tasks[].milestones|节点|Milestones
tasks.yaml:tasks[].done|什么能证明已完成|What shows that it is done
procedures.yaml:procedures|程序|Procedures
procedures.yaml:procedures[].first|第一个环节|First step
procedures.yaml:procedures[].steps|环节|Steps
procedures.yaml:procedures[].steps[].actor|办理机构|Body that does it
procedures.yaml:procedures[].steps[].next|后续环节|Steps that may follow
procedures.yaml:procedures[].steps[].end|是否终点|Whether it ends the procedure
procedures.yaml:procedures[].steps[].expected|必经、视情况或可选|Required, conditional or optional
procedures.yaml:procedures[].steps[].condition|什么情况下需要|When it is needed
procedures.yaml:procedures[].steps[].gates|关口：通过的条件|Gates that have to be passed
procedures.yaml:procedures[].steps[].gates[].text|要求|What is required
procedures.yaml:procedures[].steps[].gates[].minDays|最少天数|Least number of days
procedures.yaml:procedures[].steps[].gates[].dayKind|日历日或工作日|Calendar or working days
procedures.yaml:procedures[].steps[].gates[].minCount|最少数量|Least number
procedures.yaml:procedures[].steps[].gates[].evidence|凭据|Evidence
questions.yaml:questions|简明问答|Questions and answers
questions.yaml:questions[].question|问题|The question
questions.yaml:questions[].answer|答复|The answer
questions.yaml:questions[].clauses|答复所依据的条款|Clauses the answer rests on
questions.yaml:questions[].audience|面向谁|For whom
record.yaml:procedure|所记载的程序|Procedure the record is of
record.yaml:entries|记载|Entries
record.yaml:entries[].step|环节|Step
record.yaml:entries[].state|已办理、未见记载或不适用|Done, not recorded, or not applicable
record.yaml:entries[].what|内容|What happened
record.yaml:entries[].bodies|参与机构|Bodies involved
record.yaml:entries[].on|日期或起始日|Day, or first day
record.yaml:entries[].until|截止日|Last day
record.yaml:entries[].writtenAs|来源中残缺的写法|How a damaged date is printed
record.yaml:entries[].readings|可能的读法，首选在前|Possible readings, the preferred one first
record.yaml:entries[].readings[].on|读作哪一天|Day it is read as
record.yaml:entries[].readings[].why|理由|Why
classification.yaml:name|分类名称|Name of the classification
classification.yaml:partial|是否只含一部分代码|Whether only some of its codes are given
classification.yaml:entries|代码|Codes
classification.yaml:entries[].code|代码|Code
classification.yaml:entries[].level|层级|Level
classification.yaml:entries[].parent|上级代码|Code above it
layers/*.grid.json:format|格式与版本|Format and version
layers/*.grid.json:id|图层标识，与 layout.yaml 一致|Identifier of the layer, as in layout.yaml
layers/*.grid.json:origin|原始文件、坐标系与转换，或生成程序；不计入哈希|Original file, CRS and transform, or the generator; not part of the hash
layers/*.grid.json:features|要素|Features
layers/*.grid.json:features[].properties|属性|Properties
layers/*.grid.json:features[].geometry|格网几何|Geometry on the grid
layers/*.grid.json:features[].geometry.kind|面、线或点|Polygon, line or point
layers/*.grid.json:features[].geometry.polygons|多边形：每个为环的列表，首环为外环|Polygons, each a list of rings, the shell first
layers/*.grid.json:features[].geometry.lines|线|Lines
layers/*.grid.json:features[].geometry.points|点|Points
registers.yaml:registers|在产品的台账上增加字段|Fields added to the registers of the product
registers.yaml:registers[].register|台账标识|Identifier of the register
registers.yaml:registers[].approval|须经审批才能更改的范围：全部（all）或若干字段|What is changed by approval only: all of it, or these fields
registers.yaml:registers[].fields|增加的字段|Fields added
registers.yaml:registers[].fields[].id|字段标识（驼峰式），一经使用不得改作他用|Identifier of the field in camelCase; once used it keeps its meaning
registers.yaml:registers[].fields[].type|类型：文字、数字、日期、选项、代码、指向其他记录等|Type: text, number, day, choice, code, another record …
registers.yaml:registers[].fields[].type.kind|类型名|Name of the type
registers.yaml:registers[].fields[].type.maxLength|最多字符数|Most characters
registers.yaml:registers[].fields[].type.unit|单位（整数为文字，小数为单位标识）|Unit: a text for whole numbers, a unit's identifier for decimals
registers.yaml:registers[].fields[].type.min|下限（小数以基本单位计）|Least value, decimals in the base unit
registers.yaml:registers[].fields[].type.max|上限（小数以基本单位计）|Greatest value, decimals in the base unit
registers.yaml:registers[].fields[].type.measure|量纲：金额、面积、长度等|What is measured: money, area, length …
registers.yaml:registers[].fields[].type.places|小数位数（以基本单位计）|Decimal places, in the base unit
registers.yaml:registers[].fields[].type.options|选项|Options
registers.yaml:registers[].fields[].type.options[].id|选项标识|Identifier of the option
registers.yaml:registers[].fields[].type.register|指向的台账|Register of the records named
registers.yaml:registers[].fields[].type.of|规划中的哪一类内容|Which kind of thing of the plan
registers.yaml:registers[].fields[].required|未填时提示|Whether it is a finding when not filled in
registers.yaml:registers[].fields[].sensitivity|公开程度：公开、内部、企业、个人、受限|How open it is: public, internal, enterprise, personal, restricted
registers.yaml:registers[].fields[].source|值的来源|Where the value comes from
registers.yaml:registers[].fields[].hint|填写说明|What exactly is meant
`;
