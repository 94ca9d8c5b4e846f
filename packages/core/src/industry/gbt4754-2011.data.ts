/**
 * Codes of GB/T 4754-2011 that must not be read by the 2017 edition: the digits were given to something else, were
 * narrowed, or are gone. A line is `code|2011 Chinese name|English name|codes of 2017 to look at`. The last field is
 * where a person looks first, not an equivalence: it holds the 2017 classes of the same name or the classes a 2011
 * class was split into by name, and may be incomplete.
 *
 * Covered: the industries a manufacturing zone’s plan usually names (food, textiles and apparel, chemicals, medicine,
 * fibres, rubber and plastics, minerals, metals, machinery, vehicles, electrical, electronics, instruments, power
 * generation, software, health and social work), and there every code whose digits or name differ. A code that kept
 * both may still have been narrowed by a new neighbour, so a code that is not here is not thereby unchanged.
 *
 * Source: a public transcription of the 2011 table (github.com/lianjintai/openapi-doc at 9e4ae715), compared by name
 * with GB/T 4754-2017; 3451 and 3452 also agree with a second transcription. The standard itself was not at hand.
 */
export const CHANGED_2011 = `1310|谷物磨制|Grain milling|1311 1312 1313 1314 1319
1320|饲料加工|Processing of feed|1321 1329
1363|水产饲料制造|Manufacture of aquatic feed|1329
1364|鱼油提取及制品制造|Fish oil extraction and products|1363
1372|水果和坚果加工|Processing of fruit and nuts|1373
1439|方便面及其他方便食品制造|Manufacture of instant noodles and other convenience foods|1433 1439
1440|乳制品制造|Manufacture of dairy products|1441 1442 1449
1810|机织服装制造|Manufacture of woven apparel|1811 1819
1820|针织或钩针编织服装制造|Manufacture of knitted or crocheted apparel|1821 1829
2442|体育器材及配件制造|Manufacture of sports equipment and accessories|2442
2450|玩具制造|Manufacture of toys|2451 2452 2453 2454 2455 2456 2459
2512|人造原油制造|Manufacture of synthetic crude oil|2519 2523
252|炼焦|Coking|2521
2520|炼焦|Coking|2521
2643|颜料制造|Manufacture of pigments|2643 2644
2644|染料制造|Manufacture of dyes|2645
2645|密封用填料及类似品制造|Manufacture of sealing fillers and similar products|2646
2664|信息化学品制造|Manufacture of information chemicals|2664 2665 3985
2665|环境污染处理专用药剂材料制造|Manufacture of agents and materials for pollution treatment|2666
2666|动物胶制造|Manufacture of animal glue|2667
2760|生物药品制造|Manufacture of biological medicines|2761 2762
2928|塑料零件制造|Manufacture of plastic parts|2929
2929|其他塑料制品制造|Manufacture of other plastic products|2928 2929
3032|建筑陶瓷制品制造|Manufacture of building ceramics|3071
3033|建筑用石加工|Processing of building stone|3032
3034|防水建筑材料制造|Manufacture of waterproof building materials|3033
3035|隔热和隔音材料制造|Manufacture of heat and sound insulation materials|3034
3071|卫生陶瓷制品制造|Manufacture of sanitary ceramics|3072
3072|特种陶瓷制品制造|Manufacture of special ceramics|3073
3073|日用陶瓷制品制造|Manufacture of household ceramics|3074
3079|园林、陈设艺术及其他陶瓷制品制造|Manufacture of garden, ornamental and other ceramics|3075 3076 3079
313|黑色金属铸造|Ferrous metal casting|3391
3130|黑色金属铸造|Ferrous metal casting|3391
314|钢压延加工|Steel rolling|3130
3140|钢压延加工|Steel rolling|3130
315|铁合金冶炼|Smelting of ferro-alloys|3140
3150|铁合金冶炼|Smelting of ferro-alloys|3140
325|有色金属铸造|Non-ferrous metal casting|3392
3250|有色金属铸造|Non-ferrous metal casting|3392
326|有色金属压延加工|Rolling of non-ferrous metals|325
3261|铜压延加工|Copper rolling|3251
3262|铝压延加工|Aluminium rolling|3252
3263|贵金属压延加工|Precious metal rolling|3253
3264|稀有稀土金属压延加工|Rare and rare-earth metal rolling|3254
3269|其他有色金属压延加工|Rolling of other non-ferrous metals|3259
3391|锻件及粉末冶金制品制造|Manufacture of forgings and powder metallurgy products|3393
3392|交通及公共管理用金属标牌制造|Manufacture of metal signs for traffic and public use|3394
3432|起重机制造|Manufacture of cranes|3432
3444|液压和气压动力机械及元件制造|Manufacture of hydraulic and pneumatic machinery and components|3444 3445 3446
3451|轴承制造|Manufacture of bearings|3451 3452
3452|齿轮及齿轮减、变速箱制造|Manufacture of gears, gear reducers and gearboxes|3453
3467|衡器制造|Manufacture of weighing instruments|4050
3468|包装专用设备制造|Manufacture of packaging machinery|3467
3490|其他通用设备制造业|Manufacture of other general-purpose machinery|3491 3492 3493 3499
3513|建筑工程用机械制造|Manufacture of construction machinery|3514 3517
3514|海洋工程专用设备制造|Manufacture of marine engineering equipment|3513 3737
3562|电子工业专用设备制造|Manufacture of machinery for the electronics industry|3562 3563 3569
3586|假肢、人工器官及植（介）入器械制造|Manufacture of prostheses, artificial organs and implants|3586 3589
3610|汽车整车制造|Manufacture of complete motor vehicles|3611 3612
362|改装汽车制造|Manufacture of converted motor vehicles|3630
3620|改装汽车制造|Manufacture of converted motor vehicles|3630
363|低速载货汽车制造|Manufacture of low-speed lorries|3640
3630|低速载货汽车制造|Manufacture of low-speed lorries|3640
364|电车制造|Manufacture of trams and trolleybuses|3650
3640|电车制造|Manufacture of trams and trolleybuses|3650
365|汽车车身、挂车制造|Manufacture of motor vehicle bodies and trailers|3660
3650|汽车车身、挂车制造|Manufacture of motor vehicle bodies and trailers|3660
366|汽车零部件及配件制造|Manufacture of motor vehicle parts and accessories|3620 3670
3660|汽车零部件及配件制造|Manufacture of motor vehicle parts and accessories|3620 3670
3711|铁路机车车辆及动车组制造|Manufacture of railway rolling stock and multiple units|3711 3712
3712|窄轨机车车辆制造|Manufacture of narrow-gauge rolling stock|3713
3713|铁路机车车辆配件制造|Manufacture of rolling stock parts|3714 3715
3714|铁路专用设备及器材、配件制造|Manufacture of special railway equipment and parts|3714 3716
3735|船舶改装与拆除|Conversion and breaking of ships|3735 3736
3742|航天器制造|Manufacture of spacecraft|3742
3743|航空、航天相关设备制造|Manufacture of equipment for aviation and space|3743 3744
3761|脚踏自行车及残疾人座车制造|Manufacture of pedal cycles and vehicles for persons with disabilities|3761 3762
3762|助动自行车制造|Manufacture of power-assisted bicycles|3770
377|非公路休闲车及零配件制造|Manufacture of off-road leisure vehicles and their parts|3780
3770|非公路休闲车及零配件制造|Manufacture of off-road leisure vehicles and their parts|3780
3791|潜水及水下救捞装备制造|Manufacture of diving and underwater salvage equipment|3791 3792
3819|微电机及其他电机制造|Manufacture of micro-motors and other motors|3813 3819
3832|光纤、光缆制造|Manufacture of optical fibres and cables|3832 3833
3833|绝缘制品制造|Manufacture of insulating products|3834
3861|燃气、太阳能及类似能源家用器具制造|Manufacture of gas, solar and similar household appliances|3861 3862
396|电子器件制造|Manufacture of electronic devices|397
3961|电子真空器件制造|Manufacture of vacuum electronic devices|3971
3962|半导体分立器件制造|Manufacture of discrete semiconductor devices|3972
3963|集成电路制造|Manufacture of integrated circuits|3973
3969|光电子器件及其他电子器件制造|Manufacture of optoelectronic and other electronic devices|3974 3975 3976 3979
397|电子元件制造|Manufacture of electronic components|398
3971|电子元件及组件制造|Manufacture of electronic components and assemblies|3981 3983 3984 3985 3989
3972|印制电路板制造|Manufacture of printed circuit boards|3982
4019|供应用仪表及其他通用仪器制造|Manufacture of supply meters and other general instruments|4016 4019
4041|光学仪器制造|Manufacture of optical instruments|4040
4042|眼镜制造|Manufacture of spectacles|3587
412|煤制品制造|Manufacture of coal products|2524
4120|煤制品制造|Manufacture of coal products|2524
413|核辐射加工|Nuclear irradiation processing|4120
4130|核辐射加工|Nuclear irradiation processing|4120
4412|水力发电|Hydropower generation|4413
4413|核力发电|Nuclear power generation|4414
4414|风力发电|Wind power generation|4415
4415|太阳能发电|Solar power generation|4416
6510|软件开发|Software development|6511 6512 6513 6519
652|信息系统集成服务|Information system integration|653
6520|信息系统集成服务|Information system integration|6531 6532
653|信息技术咨询服务|Information technology consulting|6560
6530|信息技术咨询服务|Information technology consulting|6560
654|数据处理和存储服务|Data processing and storage|6550
6540|数据处理和存储服务|Data processing and storage|6550
655|集成电路设计|Integrated circuit design|6520
6550|集成电路设计|Integrated circuit design|6520
83|卫生|Health|84
831|医院|Hospitals|841
832|社区医疗与卫生院|Community health centres and township clinics|842
833|门诊部（所）|Outpatient clinics|842
834|计划生育技术服务活动|Family planning technical services|843
835|妇幼保健院（所、站）|Maternal and child health centres|843
836|专科疾病防治院（所、站）|Specialised disease prevention institutes|843
837|疾病预防控制中心|Centres for disease control|843
839|其他卫生活动|Other health activities|849
84|社会工作|Social work|85
841|提供住宿社会工作|Social work with accommodation|851
842|不提供住宿社会工作|Social work without accommodation|852`;
