/**
 * Classification of strategic emerging industries (战略性新兴产业分类), 2018, National Bureau of Statistics Decree 23.
 * One table for each of the nine areas; a line is `code|Chinese name|English name|classes`, the classes being codes of
 * GB/T 4754-2017 parted by a space. A star means that only part of the class belongs. Codes, Chinese names and stars
 * are the decree’s; English names are this project’s own.
 */
export const AREA_TABLES: readonly string[] = [
  `1|新一代信息技术产业|New-generation information technology
1.1|下一代信息网络产业|Next-generation information networks
1.1.1|网络设备制造|Manufacture of network equipment|3919* 3921*
1.1.2|新型计算机及信息终端设备制造|Manufacture of new computers and information terminals|3911 3912* 3913* 3914* 3919* 3922* 3940* 3990*
1.1.3|信息安全设备制造|Manufacture of information security equipment|3915
1.1.4|新一代移动通信网络服务|New-generation mobile network services|6311* 6312* 6319*
1.1.5|其他网络运营服务|Other network operation services|6319* 6410 6490*
1.1.6|计算机和辅助设备修理|Repair of computers and auxiliary equipment|8121
1.2|电子核心产业|Core electronics
1.2.1|新型电子元器件及设备制造|Manufacture of new electronic components and equipment|3562* 3563* 3569* 3831* 3832 3971* 3972* 3974 3975* 3976 3979* 3981* 3982* 3983 3984* 3989*
1.2.2|电子专用设备仪器制造|Manufacture of special electronic equipment and instruments|4028*
1.2.3|高储能和关键电子材料制造|Manufacture of high-energy-storage and key electronic materials|2651* 2669* 2921* 3042* 3051* 3073* 3091* 3841* 3842* 3849* 3985*
1.2.4|集成电路制造|Manufacture of integrated circuits|3562* 3973
1.3|新兴软件和新型信息技术服务|Emerging software and new information technology services
1.3.1|新兴软件开发|Emerging software development|6511* 6512* 6513*
1.3.2|网络与信息安全软件开发|Network and information security software development|6519*
1.3.3|互联网安全服务|Internet security services|6440
1.3.4|新型信息技术服务|New information technology services|6490* 6520 6531* 6532* 6550* 6560* 6591*
1.4|互联网与云计算、大数据服务|Internet, cloud computing and big data services
1.4.1|工业互联网及支持服务|Industrial internet and supporting services|6431* 6450* 6490* 6531* 6532* 6540* 6550*
1.4.2|互联网平台服务（互联网+）|Internet platform services (Internet Plus)|6431* 6432 6433 6434 6439
1.4.3|云计算与大数据服务|Cloud computing and big data services|6450* 6512*
1.4.4|互联网相关信息服务|Internet-related information services|6421 6429*
1.5|人工智能|Artificial intelligence
1.5.1|人工智能软件开发|Artificial intelligence software development|6511* 6513*
1.5.2|智能消费相关设备制造|Manufacture of smart consumer equipment|3961 3963 3969* 3990*
1.5.3|人工智能系统服务|Artificial intelligence system services|6531*`,
  `2|高端装备制造产业|High-end equipment manufacturing
2.1|智能制造装备产业|Intelligent manufacturing equipment
2.1.1|机器人与增材设备制造|Manufacture of robots and additive manufacturing equipment|3491 3492 3493 3964
2.1.2|重大成套设备制造|Manufacture of major complete plant|3511* 3512* 3513* 3515* 3516* 3521* 3522* 3523* 3524* 3531* 3542* 3551* 3569* 3571* 3599*
2.1.3|智能测控装备制造|Manufacture of intelligent measuring and control equipment|3421 3422 3423* 3424* 3425* 3429* 4011 4014* 4015* 4016* 4019* 4029*
2.1.4|其他智能设备制造|Manufacture of other intelligent equipment|3360* 3399* 3432* 3433* 3434* 3439* 3499* 3531* 3532* 3572* 3579*
2.1.5|智能关键基础零部件制造|Manufacture of key basic parts for intelligent equipment|3444* 3445* 3446* 3451* 3453* 3484* 3489* 3499* 3813* 3821*
2.1.6|智能制造相关服务|Services for intelligent manufacturing|4320* 4330* 4360*
2.2|航空装备产业|Aviation equipment
2.2.1|航空器装备制造|Manufacture of aircraft|3741 3749
2.2.2|其他航空装备制造及相关服务|Manufacture of other aviation equipment and related services|3744 3812* 3921* 3922* 4343 6531*
2.3|卫星及应用产业|Satellites and their applications
2.3.1|卫星装备制造|Manufacture of satellite equipment|3742* 3743*
2.3.2|卫星应用技术设备制造|Manufacture of satellite application equipment|3921* 3962 4023*
2.3.3|卫星应用服务|Satellite application services|6331 6339 6531* 6550* 6571* 7441*
2.3.4|其他航天器及运载火箭制造|Manufacture of other spacecraft and launch vehicles|3742* 3743*
2.4|轨道交通装备产业|Rail transit equipment
2.4.1|铁路高端装备制造|Manufacture of advanced railway equipment|3711 3712* 3714 3716*
2.4.2|城市轨道装备制造|Manufacture of urban rail equipment|3720
2.4.3|其他轨道交通装备制造|Manufacture of other rail transit equipment|3412* 3453* 3716* 3811* 3821* 3891* 3899*
2.4.4|轨道交通相关服务|Services for rail transit|4341* 5331* 5333*
2.5|海洋工程装备产业|Marine engineering equipment
2.5.1|海洋工程装备制造|Manufacture of marine engineering equipment|3424* 3737*
2.5.2|深海石油钻探设备制造|Manufacture of deep-sea oil drilling equipment|3513*
2.5.3|其他海洋相关设备与产品制造|Manufacture of other marine equipment and products|2641* 3532* 3575* 3592* 3791 3792* 3811* 3824* 3921*
2.5.4|海洋环境监测与探测装备制造|Manufacture of marine environmental monitoring and survey equipment|3734* 3940* 4021* 4023*
2.5.5|海洋工程建筑及相关服务|Marine engineering construction and related services|4831 4832 6820* 7231* 7320* 7439* 7481* 7484*`,
  `3|新材料产业|New materials
3.1|先进钢铁材料|Advanced steel materials
3.1.1|先进制造基础零部件用钢制造|Steel for advanced basic manufacturing parts
3.1.1.1|高性能轴承用钢加工|High-performance bearing steel|3130*
3.1.1.2|高性能齿轮用钢加工|High-performance gear steel|3130*
3.1.1.3|高应力弹簧钢加工|High-stress spring steel|3130*
3.1.1.4|高强度紧固件用钢加工|High-strength fastener steel|3130*
3.1.1.5|高性能工具模具钢加工|High-performance tool and die steel|3130*
3.1.1.6|机床专用钢加工|Steel for machine tools|3130*
3.1.1.7|线材制品用钢加工|Steel for wire products|3130*
3.1.2|高技术船舶及海洋工程用钢加工|Steel for high-technology ships and marine engineering
3.1.2.1|高技术船舶用钢加工|Steel for high-technology ships|3130*
3.1.2.2|海洋工程用钢加工|Steel for marine engineering|3130*
3.1.3|先进轨道交通用钢加工|Steel for advanced rail transit
3.1.3.1|车轮用钢加工|Wheel steel|3130*
3.1.3.2|钢轨用钢加工|Rail steel|3130*
3.1.3.3|车轴用钢加工|Axle steel|3130*
3.1.3.4|转向架用钢加工|Bogie steel|3130*
3.1.3.5|车体用钢加工|Car-body steel|3130*
3.1.4|新型高强塑汽车钢加工|New high-strength, high-ductility automotive steel
3.1.4.1|高强度汽车用冷轧板加工|High-strength cold-rolled automotive sheet|3130*
3.1.4.2|先进超高强度板及其镀层板加工|Advanced ultra-high-strength sheet and coated sheet|3130*
3.1.5|能源用钢加工|Steel for energy
3.1.5.1|核电用钢加工|Steel for nuclear power|3130*
3.1.5.2|超超临界火电用钢加工|Steel for ultra-supercritical thermal power|3130*
3.1.5.3|高性能电工钢加工|High-performance electrical steel|3130*
3.1.5.4|电池壳用钢加工|Steel for battery cases|3130*
3.1.6|能源油气钻采集储用钢加工|Steel for drilling, extraction, transport and storage of oil and gas
3.1.6.1|高性能油气钻采用钢加工|High-performance steel for oil and gas drilling and extraction|3130*
3.1.6.2|高性能油气输送用钢加工|High-performance steel for oil and gas pipelines|3130*
3.1.7|石化压力容器用钢加工|Steel for petrochemical pressure vessels
3.1.7.1|高温压力容器用钢加工|Steel for high-temperature pressure vessels|3130*
3.1.7.2|低温压力容器用钢加工|Steel for low-temperature pressure vessels|3130*
3.1.8|新一代功能复合化建筑用钢加工|New multifunctional structural steel for building
3.1.8.1|高强耐火耐候房屋建筑钢加工|High-strength fire-resistant and weathering building steel|3130*
3.1.8.2|桥梁用钢加工|Bridge steel|3130*
3.1.8.3|沿海建筑用钢加工|Coastal building steel|3130*
3.1.9|高性能工程、矿山及农业机械用钢加工|High-performance steel for engineering, mining and agricultural machinery
3.1.9.1|高强钢加工|High-strength steel|3130*
3.1.9.2|高耐磨钢加工|Highly wear-resistant steel|3130*
3.1.10|高品质不锈钢及耐蚀合金加工|High-quality stainless steel and corrosion-resistant alloys
3.1.10.1|高品质不锈钢加工|High-quality stainless steel|3130*
3.1.10.2|耐蚀合金加工|Corrosion-resistant alloys|3130*
3.1.11|其他先进钢铁材料制造|Other advanced steel materials
3.1.11.1|高温合金制造|High-temperature alloys|3130* 3391* 3393*
3.1.11.2|超高强度钢加工|Ultra-high-strength steel|3130*
3.1.12|先进钢铁材料制品制造|Products of advanced steel materials
3.1.12.1|先进钢铁材料铸件制造|Castings of advanced steel materials|3391*
3.1.12.2|先进钢铁材料锻件制造|Forgings of advanced steel materials|3393*
3.1.12.3|优质焊接材料制造|High-quality welding materials|3399*
3.1.12.4|高性能丝绳制品制造|High-performance wire rope products|3340* 3389*
3.1.12.5|高性能金属密封材料制造|High-performance metal sealing materials|3481*
3.1.12.6|高品质不锈钢制品制造|High-quality stainless steel products|3311*
3.2|先进有色金属材料|Advanced non-ferrous metal materials
3.2.1|铝及铝合金制造|Aluminium and aluminium alloys
3.2.1.1|新型铝合金制造|New aluminium alloys|3240*
3.2.1.2|高品质铝铸件制造|High-quality aluminium castings|3392*
3.2.1.3|高品质铝材制造|High-quality aluminium semi-products|3252*
3.2.1.4|高品质铝锻件制造|High-quality aluminium forgings|3393*
3.2.2|铜及铜合金制造|Copper and copper alloys
3.2.2.1|新型铜及铜合金制造|New copper and copper alloys|3240*
3.2.2.2|高品质铜铸件制造|High-quality copper castings|3392*
3.2.2.3|高品质铜材制造|High-quality copper semi-products|3240* 3251*
3.2.2.4|铜合金锻件产品制造|Copper alloy forgings|3393*
3.2.3|钛及钛合金制造|Titanium and titanium alloys
3.2.3.1|高品质钛铸件制造|High-quality titanium castings|3392*
3.2.3.2|高品质钛材制造|High-quality titanium semi-products|3259*
3.2.3.3|高品质钛锻件制造|High-quality titanium forgings|3393*
3.2.4|镁及镁合金制造|Magnesium and magnesium alloys
3.2.4.1|高品质镁铸件制造|High-quality magnesium castings|3392*
3.2.4.2|高品质镁材制造|High-quality magnesium semi-products|3259*
3.2.4.3|镁合金锻件产品制造|Magnesium alloy forgings|3393*
3.2.5|稀有金属材料制造|Rare metal materials
3.2.5.1|钨钼材料制造|Tungsten and molybdenum materials|3240* 3254*
3.2.5.2|钽铌材料制造|Tantalum and niobium materials|3240* 3254*
3.2.5.3|锆铪材料制造|Zirconium and hafnium materials|3239* 3240* 3254*
3.2.5.4|其他稀有金属材料制造|Other rare metal materials|3240* 3254*
3.2.6|贵金属材料制造|Precious metal materials
3.2.6.1|贵金属催化材料制造|Precious metal catalysts|2661*
3.2.6.2|新型电接触贵金属材料制造|New precious metal materials for electrical contacts|3240*
3.2.6.3|电子浆料制造|Electronic pastes|3985*
3.2.6.4|高品质贵金属加工材料制造|High-quality worked precious metals|3253*
3.2.7|稀土新材料制造|New rare-earth materials
3.2.7.1|稀土磁性材料制造|Rare-earth magnetic materials|3985*
3.2.7.2|稀土光功能材料制造|Rare-earth optical materials|3985*
3.2.7.3|稀土催化材料制造|Rare-earth catalysts|2661*
3.2.7.4|稀土储氢材料制造|Rare-earth hydrogen storage materials|3240*
3.2.7.5|稀土抛光材料制造|Rare-earth polishing materials|3985*
3.2.7.6|稀土陶瓷材料制造|Rare-earth ceramic materials|3985*
3.2.7.7|稀土特种合金制造|Special rare-earth alloys|3240*
3.2.7.8|特殊物性稀土化合物制造|Rare-earth compounds of special physical properties|2613*
3.2.7.9|高纯稀土化合物制造|High-purity rare-earth compounds|2613*
3.2.7.10|高纯稀土金属及制品制造|High-purity rare-earth metals and products|3232*
3.2.7.11|稀土助剂制造|Rare-earth additives|2661*
3.2.8|硬质合金及制品制造|Cemented carbides and their products
3.2.8.1|超细晶硬质合金切削刀片类制造|Ultrafine-grain cemented carbide cutting inserts|3321*
3.2.8.2|超大晶粒硬质合金矿用合金制造|Extra-coarse-grain cemented carbides for mining|3240*
3.2.8.3|耐磨零件制造|Wear-resistant parts|3240*
3.2.8.4|硬质合金棒材制造|Cemented carbide rods|3240*
3.2.8.5|硬面合金与陶瓷粉料与丝材制造|Powders and wires for hard facing with alloys and ceramics|3240*
3.2.8.6|其他硬质合金制造|Other cemented carbides|3240*
3.2.9|其他有色金属材料制造|Other non-ferrous metal materials
3.2.9.1|高纯金属制造|High-purity metals|3212* 3214* 3215* 3216* 3219* 3231* 3239*
3.2.9.2|高性能靶材制造|High-performance sputtering targets|3985*
3.2.9.3|粉末、泡沫及多孔材料制造|Powder, foam and porous materials|3130* 3240* 3251* 3252* 3259*
3.2.9.4|稀有金属涂层材料制造|Rare metal coating materials|3240*
3.2.9.5|锑系催化、阻燃材料制造|Antimony catalysts and flame retardants|2669*
3.2.9.6|锡材料制造|Tin materials|3259*
3.2.9.7|锌及锌合金材料制造|Zinc and zinc alloy materials|3212*
3.2.9.8|薄膜材料（金属薄膜）制造|Thin-film materials (metal films)|3259*
3.3|先进石化化工新材料|Advanced petrochemical and chemical materials
3.3.1|高性能塑料及树脂制造|High-performance plastics and resins
3.3.1.1|工程塑料制造|Engineering plastics|2651*
3.3.1.2|高端聚烯烃塑料制造|High-end polyolefins|2651*
3.3.1.3|其他高性能树脂制造|Other high-performance resins|2651*
3.3.1.4|高分子光、电、磁材料制造|Polymer optical, electrical and magnetic materials|2659* 2664*
3.3.2|聚氨酯材料及原料制造|Polyurethane materials and feedstock
3.3.2.0|聚氨酯材料及原料制造|Polyurethane materials and feedstock|2614*
3.3.3|氟硅合成材料制造|Fluorine and silicone synthetic materials
3.3.3.1|合成氟树脂制造|Synthetic fluororesins|2651*
3.3.3.2|氟制冷剂制造|Fluorinated refrigerants|2614*
3.3.3.3|其他含氟烷烃制造|Other fluorinated alkanes|2614*
3.3.3.4|有机硅环体制造|Cyclic organosilicons|2614*
3.3.3.5|合成硅材料制造|Synthetic silicon materials|2651* 2659*
3.3.4|高性能橡胶及弹性体制造|High-performance rubbers and elastomers
3.3.4.1|特种橡胶制造|Special rubbers|2652*
3.3.4.2|氟硅合成橡胶制造|Fluorosilicone rubbers|2652*
3.3.4.3|弹性体制造|Elastomers|2652*
3.3.5|高性能膜材料制造|High-performance membranes and films
3.3.5.1|水处理用膜制造|Membranes for water treatment|2666*
3.3.5.2|离子交换膜产品制造|Ion-exchange membranes|2921*
3.3.5.3|特种分离膜制造|Special separation membranes|2659*
3.3.5.4|电池膜制造|Battery membranes|2921*
3.3.5.5|光学膜制造|Optical films|2921*
3.3.5.6|光伏用膜制造|Photovoltaic films|2921*
3.3.5.7|其他新型膜材料制造|Other new membranes and films|2921*
3.3.6|专用化学品及材料制造|Speciality chemicals and materials
3.3.6.0|专用化学品及材料制造|Speciality chemicals and materials|2661* 2662* 2665* 3985*
3.3.7|新型功能涂层材料制造|New functional coatings
3.3.7.1|涂料制造|Coatings|2641*
3.3.7.2|油墨制造|Inks|2642*
3.3.7.3|颜料制造|Pigments|2643*
3.3.7.4|染料制造|Dyes|2645*
3.3.8|生物基合成材料制造|Bio-based synthetic materials
3.3.8.1|生物基原料制造|Bio-based feedstock|2832*
3.3.8.2|生物基聚合物制造|Bio-based polymers|2832*
3.3.9|生命基高分子材料及功能化合物制造|Life-based polymers and functional compounds
3.3.9.1|单体材料制造|Monomers|2832*
3.3.9.2|聚合物制造|Polymers|2832*
3.3.10|其他化工新材料制造|Other new chemical materials
3.3.10.1|二次电池材料制造|Rechargeable battery materials|2612* 2613* 2614*
3.3.10.2|高性能有机密封材料制造|High-performance organic sealing materials|2646*
3.3.10.3|新型催化材料及助剂制造|New catalysts and additives|2661*
3.4|先进无机非金属材料|Advanced inorganic non-metallic materials
3.4.1|特种玻璃制造|Special glass
3.4.1.1|特种玻璃制品制造|Special glass products|3042*
3.4.1.2|技术玻璃制品制造|Technical glass products|3051*
3.4.2|特种陶瓷制造|Special ceramics
3.4.2.1|结构陶瓷制造|Structural ceramics|3073*
3.4.2.2|功能陶瓷制造|Functional ceramics|3073*
3.4.3|人工晶体制造|Synthetic crystals
3.4.3.1|半导体晶体制造|Semiconductor crystals|3985*
3.4.3.2|其他人工晶体制造|Other synthetic crystals|3099* 3985*
3.4.4|新型建筑材料制造|New building materials
3.4.4.1|水泥基材料制造|Cement-based materials|3011* 3021*
3.4.4.2|新型墙体材料制造|New wall materials|3022* 3031*
3.4.4.3|新型建筑防水材料制造|New waterproofing materials for building|2919* 2922* 3033*
3.4.4.4|隔热隔音材料制造|Heat and sound insulation materials|3034*
3.4.4.5|轻质建筑材料制造|Lightweight building materials|3024*
3.4.5|矿物功能材料制造|Functional mineral materials
3.4.5.1|环境处置功能材料制造|Functional materials for environmental treatment|2666* 3099*
3.4.5.2|节能、密封、保温材料制造|Energy-saving, sealing and thermal insulation materials|3091*
3.4.5.3|新能源材料制造|New-energy materials|3082* 3091* 3099*
3.4.5.4|功能性填料制造|Functional fillers|3082* 3099*
3.4.5.5|其他矿物功能材料制造|Other functional mineral materials|3099*
3.4.5.6|新型耐火材料制造|New refractories|3089*
3.5|高性能纤维及制品和复合材料|High-performance fibres, their products and composites
3.5.1|高性能纤维及制品制造|High-performance fibres and their products
3.5.1.1|玻璃纤维及制品制造|Glass fibre and its products|3061*
3.5.1.2|高性能碳纤维及制品制造|High-performance carbon fibre and its products|2653* 3091*
3.5.1.3|石墨纤维制造|Graphite fibre|3091*
3.5.1.4|陶瓷纤维及制品制造|Ceramic fibre and its products|2659*
3.5.1.5|有机纤维制造|Organic fibres|2821* 2822* 2823* 2824* 2825* 2826* 2829*
3.5.1.6|生物基化学纤维制造|Bio-based chemical fibres|2831*
3.5.2|高性能纤维复合材料制造|High-performance fibre composites
3.5.2.1|高性能热固性树脂基复合材料制造|High-performance thermosetting resin composites|2659* 3062* 3091*
3.5.2.2|高性能热塑性树脂基复合材料制造|High-performance thermoplastic resin composites|2659*
3.5.3|其他高性能复合材料制造|Other high-performance composites
3.5.3.1|金属基复合材料制造|Metal-matrix composites|3240*
3.5.3.2|陶瓷基复合材料制造|Ceramic-matrix composites|3073*
3.5.3.3|碳碳复合材料制造|Carbon-carbon composites|3091*
3.5.3.4|其他结构复合材料制造|Other structural composites|3130* 3240*
3.6|前沿新材料|Frontier materials
3.6.1|3D打印用材料制造|Materials for 3D printing
3.6.1.1|金属增材制造专用材料制造|Metal materials for additive manufacturing|3130* 3140* 3221* 3222* 3229* 3231* 3239* 3240* 3399*
3.6.1.2|非金属增材制造专用材料制造|Non-metal materials for additive manufacturing|2651* 2659* 2831* 2832* 2929* 3073*
3.6.1.3|医用增材制造专用材料制造|Medical materials for additive manufacturing|2831* 2832* 3073* 3240*
3.6.2|超导材料制造|Superconducting materials
3.6.2.1|高场超导磁体用材料制造|Materials for high-field superconducting magnets|3254* 3259*
3.6.2.2|超导电力用材料制造|Superconducting materials for electric power|3259*
3.6.2.3|超导电力及磁体材料制造|Superconducting power and magnet materials|3254*
3.6.3|智能、仿生与超材料制造|Smart, biomimetic and meta-materials
3.6.3.1|智能响应材料制造|Smart responsive materials|2659* 3240* 3254*
3.6.3.2|仿生材料制造|Biomimetic materials|3254*
3.6.3.3|超材料制造|Metamaterials|3254*
3.6.4|纳米材料制造|Nanomaterials
3.6.4.1|碳基纳米材料制造|Carbon-based nanomaterials|3091*
3.6.4.2|无机纳米材料制造|Inorganic nanomaterials|2613* 2619* 3042* 3073* 3099*
3.6.4.3|金属纳米材料制造|Metal nanomaterials|3130* 3251* 3253* 3254* 3259*
3.6.4.4|高分子纳米复合材料制造|Polymer nanocomposites|2641* 2651* 2653* 2659* 2669* 2829* 2921* 3061*
3.6.4.5|纳米催化剂材料制造|Nanocatalysts|2661*
3.6.5|生物医用材料制造|Biomedical materials
3.6.5.0|生物医用材料制造|Biomedical materials|2770* 3073* 3254* 3581*
3.6.6|液态金属制造|Liquid metals
3.6.6.0|液态金属制造|Liquid metals|321* 322* 323*
3.7|新材料相关服务|Services for new materials
3.7.1|新材料研发与设计服务|Research, development and design of new materials
3.7.1.0|研发与设计服务|Research, development and design|7320*
3.7.2|质检技术服务|Quality inspection services
3.7.2.0|质检技术服务|Quality inspection services|7452* 7453* 7454* 7455*
3.7.3|科技推广和应用服务|Technology promotion and application
3.7.3.0|科技推广和应用服务|Technology promotion and application|7513 7530*`,
  `4|生物产业|Biological industries
4.1|生物医药产业|Biomedicine
4.1.1|生物药品制品制造|Manufacture of biological medicines|2761 2762
4.1.2|化学药品与原料药制造|Manufacture of chemical medicines and active ingredients|2710 2720
4.1.3|现代中药与民族药制造|Manufacture of modern Chinese and ethnic medicines|0171 0179 2730 2740
4.1.4|生物医药关键装备与原辅料制造|Manufacture of key equipment and excipients for biomedicine|2780 3544
4.1.5|生物医药相关服务|Services for biomedicine|7320* 7340* 7452* 7484* 7493* 7519* 841* 8492*
4.2|生物医学工程产业|Biomedical engineering
4.2.1|先进医疗设备及器械制造|Manufacture of advanced medical equipment and devices|3581* 3582 3583 3584 3585
4.2.2|植介入生物医用材料及设备制造|Manufacture of implantable and interventional biomedical materials and devices|3586 3589
4.2.3|其他生物医用材料及用品制造|Manufacture of other biomedical materials and supplies|2770*
4.2.4|生物医学工程信息技术服务|Information technology services for biomedical engineering|6450* 6550*
4.2.5|生物医学工程相关服务|Services for biomedical engineering|841* 8415* 8421* 8491* 8492*
4.3|生物农业及相关产业|Bio-agriculture and related industries
4.3.1|生物育种|Biological breeding|021 0511 0531 0541
4.3.2|生物农药制造|Manufacture of biopesticides|2632
4.3.3|生物肥料制造|Manufacture of biofertilisers|2625
4.3.4|生物饲料制造|Manufacture of biological feed|1321* 1329* 1495*
4.3.5|生物兽药、兽用生物制品及疫苗制造|Manufacture of biological veterinary drugs, products and vaccines|2750*
4.3.6|生物农业相关服务|Services for bio-agriculture|7320* 7330* 7512*
4.4|生物质能产业|Biomass energy
4.4.1|生物相关原料供应体系活动|Supply system of biological feedstock|0519* 0529* 0532* 2661* 3572* 3579* 3591* 7820*
4.4.2|生物质燃料加工|Processing of biomass fuel|2541 2542
4.4.3|生物质能相关服务|Services for biomass energy|4879* 7249* 7320* 7452* 7455* 7481* 7484* 7512*
4.5|其他生物业|Other biological industries
4.5.1|生物基材料制造|Manufacture of bio-based materials|2831* 2832*
4.5.2|生物化工制品制造|Manufacture of biochemical products|2614* 2619* 2661* 2662* 2663* 2666* 2669* 2929*
4.5.3|生物酶等发酵制品制造|Manufacture of bio-enzymes and other fermented products|1469*
4.5.4|海洋生物制品制造|Manufacture of marine biological products|1499*
4.5.5|其他生物工程相关设备制造|Manufacture of other bioengineering equipment|3531* 3574* 3591* 4015* 4024* 4040*
4.5.6|其他生物业相关服务|Services for other biological industries|7320* 7512*`,
  `5|新能源汽车产业|New-energy vehicles
5.1|新能源汽车整车制造|Complete new-energy vehicles
5.1.0|新能源汽车整车制造|Manufacture of complete new-energy vehicles|3612
5.2|新能源汽车装置、配件制造|Devices and parts for new-energy vehicles
5.2.1|电机、发动机制造|Manufacture of electric motors and engines|3620* 3811* 3812*
5.2.2|新能源汽车储能装置制造|Manufacture of energy storage for new-energy vehicles|3563* 3841* 3842* 3849*
5.2.3|新能源汽车零部件配件制造|Manufacture of new-energy vehicle parts|3441* 3442* 3463* 3466* 3561* 3670* 3812* 3824* 4022* 4028*
5.3|新能源汽车相关设施制造|Facilities for new-energy vehicles
5.3.1|供能装置制造|Manufacture of energy supply equipment|2926* 3442* 3443* 3463* 3630* 3670* 3823* 3829* 3921*
5.3.2|试验装置制造|Manufacture of test equipment|3561* 4012* 4014* 4015*
5.3.3|其他相关设施制造|Manufacture of other related facilities|2659* 3561*
5.4|新能源汽车相关服务|Services for new-energy vehicles
5.4.1|新能源汽车充电及维修服务|Charging and maintenance of new-energy vehicles|5267 8111*
5.4.2|新能源汽车其他相关服务|Other services for new-energy vehicles|7320* 7452*`,
  `6|新能源产业|New energy
6.1|核电产业|Nuclear power
6.1.1|核燃料加工及设备制造|Processing of nuclear fuel and its equipment|2530 3599*
6.1.2|核电装备制造|Manufacture of nuclear power equipment|3411* 3461*
6.1.3|核电运营维护|Operation and maintenance of nuclear power|4414
6.1.4|核电工程施工|Nuclear power construction|4851* 4873
6.1.5|核电工程技术服务|Nuclear power engineering services|4320* 7249* 7320* 7481* 7482* 7483* 7484* 7515*
6.2|风能产业|Wind energy
6.2.1|风能发电机装备及零部件制造|Manufacture of wind turbines and their parts|3415 3811*
6.2.2|风能发电其他相关装备及材料制造|Manufacture of other wind power equipment and materials|2641* 2652* 3011* 3062* 3516* 3731* 3737* 3792* 3824* 3831* 4023* 4028*
6.2.3|风能发电运营维护|Operation and maintenance of wind power|4415
6.2.4|风能发电工程施工|Wind power construction|4839* 4874*
6.2.5|风能发电工程技术服务|Wind power engineering services|4320* 4350* 4851* 7249* 7320* 7452* 7454* 7455* 7481* 7482* 7483* 7484* 7491* 7515*
6.3|太阳能产业|Solar energy
6.3.1|太阳能设备和生产装备制造|Manufacture of solar equipment and production machinery|3042* 3413* 3419* 3423* 3424* 3441* 3463* 3515* 3521* 3561* 3562* 3569* 3811* 3824* 3825 3843* 3849* 3852* 3862* 3869* 4015* 4029* 4040*
6.3.2|太阳能材料制造|Manufacture of solar materials|0919* 2614* 2641* 3042* 3091* 3393* 3562* 3985*
6.3.3|太阳能发电运营维护|Operation and maintenance of solar power|4416 4419*
6.3.4|太阳能工程施工|Solar power construction|4851* 4875*
6.3.5|太阳能工程技术服务|Solar power engineering services|4320* 4350* 7249* 7320* 7452* 7454* 7455* 7481* 7482* 7483* 7484* 7515*
6.4|生物质能及其他新能源产业|Biomass and other new energy
6.4.1|生物质能及其他新能源设备制造|Manufacture of equipment for biomass and other new energy|3419* 3461* 3463* 3521* 3591* 3597* 3811*
6.4.2|生物质能发电|Biomass power generation|4417
6.4.3|生物质供热|Biomass heating|4430*
6.4.4|生物质燃气生产和供应|Production and supply of biomass gas|4520
6.4.5|生物质能工程施工|Biomass energy construction|4851* 4879*
6.4.6|生物质能工程技术服务|Biomass energy engineering services|4320* 7249* 7320* 7481* 7482* 7483* 7484* 7515*
6.4.7|其他新能源运营服务|Operation of other new energy|4419*
6.5|智能电网产业|Smart grid
6.5.1|智能电力控制设备及电缆制造|Manufacture of smart power control equipment and cables|3821* 3823* 3831*
6.5.2|电力电子基础元器件制造|Manufacture of basic power electronic components|3824*
6.5.3|智能电网输送与配电|Smart grid transmission and distribution|4420*`,
  `7|节能环保产业|Energy conservation and environmental protection
7.1|高效节能产业|High-efficiency energy conservation
7.1.1|高效节能通用设备制造|Manufacture of energy-efficient general-purpose machinery|3411* 3413* 3441* 3442* 3444* 3446* 3461* 3462* 3463* 3464* 3472* 3473* 3475* 3499*
7.1.2|高效节能专用设备制造|Manufacture of energy-efficient special-purpose machinery|3511* 3512* 3515* 3521* 3531* 3532* 3546* 3562* 3569* 3599*
7.1.3|高效节能电气机械器材制造|Manufacture of energy-efficient electrical machinery|3811* 3812* 3821* 3831* 3839* 3851* 3852* 3853* 3854* 3855* 3856* 3857* 3862* 3871* 3872* 3879*
7.1.4|高效节能工业控制装置制造|Manufacture of energy-efficient industrial control devices|4012* 4014* 4016* 4029*
7.1.5|绿色节能建筑材料制造|Manufacture of green energy-saving building materials|2927* 3021* 3024* 3031* 3034* 3042* 3051* 3062* 3312*
7.1.6|节能工程施工|Energy-saving construction|4861 7481* 7482* 7483* 7484* 7491*
7.1.7|节能研发与技术服务|Energy-saving research and technical services|7213* 7241* 7249* 7320* 7452* 7454* 7455* 7459* 7514
7.2|先进环保产业|Advanced environmental protection
7.2.1|环境保护专用设备制造|Manufacture of environmental protection machinery|3591* 3597* 3852* 3990*
7.2.2|环境保护监测仪器及电子设备制造|Manufacture of environmental monitoring instruments and electronic equipment|4014* 4021* 4027
7.2.3|环境污染处理药剂材料制造|Manufacture of agents and materials for pollution treatment|2663* 2666*
7.2.4|环境评估与监测服务|Environmental assessment and monitoring|7461 7462 7620*
7.2.5|环境保护及污染治理服务|Environmental protection and pollution control services|0532* 4620 7432 7439* 7454* 7711 7719 7721 7722 7723 7724 7725 7726 7727 7729 7810*
7.2.6|环保工程施工|Environmental protection construction|4839* 4840 4852* 4862 4863 7481* 7483* 7484* 7485*
7.2.7|环保研发与技术服务|Environmental research and technical services|6579* 7213* 7239* 7245 7249* 7310* 7320* 7454* 7455* 7459* 7511* 7516 7519*
7.3|资源循环利用产业|Resource recycling
7.3.1|矿产资源与工业废弃资源利用设备制造|Manufacture of equipment for using mineral and industrial waste resources|3332* 3412* 3463* 3511* 3512* 3591* 3599* 4015* 4021* 4025*
7.3.2|矿产资源综合利用|Comprehensive use of mineral resources|0711* 0721* 0810* 0917* 0932* 0939* 1019* 1020* 1200* 4419*
7.3.3|工业固体废物、废气、废液回收和资源化利用|Recovery and reuse of industrial solid, gaseous and liquid waste|06* 146* 151* 17* 19* 22* 2521* 2911* 30* 3031* 31* 32* 3429* 3479* 3499* 3514* 3599* 3670* 4210 4220 4411* 4412
7.3.4|城乡生活垃圾与农林废弃资源利用设备制造|Manufacture of equipment for using household, agricultural and forestry waste|3591*
7.3.5|城乡生活垃圾综合利用|Comprehensive use of household waste|7820*
7.3.6|农林废弃物资源化利用|Reuse of agricultural and forestry waste|0519* 0529* 0532* 0539* 0549*
7.3.7|水及海水资源利用设备制造|Manufacture of equipment for using water and seawater resources|3352* 3443* 3572* 3597* 3737* 4016*
7.3.8|水资源循环利用与节水活动|Water recycling and water saving|4690* 7630* 7690
7.3.9|海水淡化活动|Seawater desalination|4630`,
  `8|数字创意产业|Digital creative industries
8.1|数字创意技术设备制造|Manufacture of digital creative equipment
8.1.0|数字创意技术设备制造|Manufacture of digital creative equipment|3471* 3931* 3932* 3934* 3939* 3951* 3952* 3969*
8.2|数字文化创意活动|Digital cultural creation
8.2.1|数字文化创意软件开发|Digital cultural software development|6513*
8.2.2|数字文化创意内容制作服务|Digital cultural content production|6572 6579*
8.2.3|新型媒体服务|New media services|6429* 6579* 8626
8.2.4|数字文化创意广播电视服务|Digital radio and television services|6321* 6322*
8.2.5|其他数字文化创意活动|Other digital cultural creation|6319* 6422* 6571* 6579* 7519* 8710* 8720* 8730* 8740* 8760* 8770* 8810*
8.3|设计服务|Design services
8.3.0|数字设计服务|Digital design services|7484* 7485* 7491* 7492*
8.4|数字创意与融合服务|Digital creation and integration services
8.4.0|数字创意与融合服务|Digital creation and integration services|7251 7259* 7281* 7282* 7283* 7284* 7291* 8625* 8831* 8850*`,
  `9|相关服务业|Related services
9.1|新技术与创新创业服务|New technology, innovation and start-up services
9.1.1|研发服务|Research and development services|7310* 7320* 7330* 7340* 7350
9.1.2|检验检测认证服务|Inspection, testing and certification services|7451 7452* 7453* 7455*
9.1.3|标准化服务|Standardisation services|7454*
9.1.4|其他专业技术服务|Other professional technical services|7410 7420 7431 7441* 7449 7471* 7472* 7473* 7474* 7475* 7485*
9.1.5|知识产权及相关服务|Intellectual property and related services|6820* 7231* 7520 8391*
9.1.6|创新创业服务|Innovation and start-up services|7264 7530* 7540
9.1.7|其他技术推广服务|Other technology promotion services|7511* 7517 7519*
9.2|其他相关服务|Other related services
9.2.1|航空运营及支持服务|Aviation operation and support|5612* 5621 5632 5639
9.2.2|现代金融服务|Modern financial services|6631* 6637 6639* 6720 6731 6732 6739 6790* 6820* 6919* 6930 6940 6999*`,
];
