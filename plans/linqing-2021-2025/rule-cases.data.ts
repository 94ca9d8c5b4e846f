/**
 * For every rule of rules.yaml: a change to the good project below that makes it fire, one under which it is satisfied
 * or does not apply, and the fact whose absence leaves it undecided. Read by rules.test.ts; SPEC.md names the tests.
 */
export type Given = boolean | number | string | readonly string[];
/** Paths set to a value, or taken away with `null`. */
export type Change = Readonly<Record<string, Given | null>>;

export interface RuleCase {
  readonly rule: string;
  readonly fires: Change;
  /** Left out: the good project itself. */
  readonly passes?: Change;
  readonly passesAs: 'satisfied' | 'not-applicable';
  /** Taken away from the firing project, this fact leaves the rule undecided and is named as missing. */
  readonly asks: string;
}

/** A rolling-bearing project of 60 mu inside its host park, everything known and good. */
export const goodProject: Readonly<Record<string, Given>> = {
  asof: '2024-09-10',
  'plan.state': 'in-force',
  'plan.in_force': true,
  'plan.ended': false,
  'industry.edition': 'GB/T 4754-2017/1',
  'industry.code': '3451',
  'industry.section': 'C',
  'industry.division': '34',
  'industry.group': '345',
  'industry.status': 'focus',
  'industry.statuses': ['focus'],
  'industry.positions': ['pos-bearing-focus'],
  'industry.industries': ['bearing'],
  'industry.host_parks': ['park-yandian-bearing'],
  'industry.addressed': true,
  'industry.conflict': false,
  'industry.prospects': [],
  'site.area_m2': 40000,
  'site.area_mu': 60,
  'site.area_ha': 4,
  'site.park': 'park-yandian-bearing',
  'site.parks': ['park-yandian-bearing'],
  'site.in_one_park': true,
  'site.areas': ['area-yandian'],
  'site.outside_zone_m2': 0,
  'site.overlap.eco_red_line.firm_m2': 0,
  'site.overlap.eco_red_line.suspect_m2': 0,
  'site.overlap.basic_farmland.firm_m2': 0,
  'site.overlap.basic_farmland.suspect_m2': 0,
  'site.overlap.urban_boundary.outside_m2': 0,
  'site.overlap.land_use.classes': ['industrial'],
  'project.project_class': 'industrial',
  'project.new_build': true,
  'project.new_land': true,
  'project.land_area_m2': 40000,
  'project.floor_area_m2': 36000,
  'project.floor_area_high_m2': 0,
  'project.building_footprint_m2': 18000,
  'project.green_area_m2': 4000,
  'project.admin_land_m2': 2400,
  'project.nonproductive_buildings': false,
  'project.fixed_investment': 21000,
  'project.total_investment': 24000,
  'project.annual_tax': 1440,
  'project.registered_capital': 8400,
  'project.build_months': 12,
  'project.catalogue_class': 'permitted',
  'project.on_negative_list': false,
  'project.eia_state': 'approved',
  'project.control_unit_conform': true,
  'project.pollutant_quota': 'not_needed',
  'project.energy_tce': 820,
  'project.electricity': 430,
  'project.hazards': ['none'],
  'project.safety_budgeted': true,
  'project.territorial_plan_confirmed': true,
  'project.standard_land_ready': true,
  'project.contract_targets': ['energy', 'emission', 'research', 'green_building'],
  'project.promised_benefits': ['none'],
};

const general: Change = { 'industry.status': 'general' };
const restricted: Change = { 'industry.status': 'restricted' };
const dyeing: Change = { 'industry.division': '17', 'project.wet_processing': true };
const dangerous: Change = { 'project.hazards': ['hazardous_goods'] };
const smelting: Change = { 'industry.division': '32', 'industry.group': '321', 'industry.code': '3216' };
const aluminium: Change = { ...smelting, 'project.process_links': ['electrolytic_aluminium'] };
const rented: Change = { 'project.new_land': false };

export const ruleCases: readonly RuleCase[] = [
  { rule: 'R-IND-001', fires: { 'industry.addressed': false }, passesAs: 'satisfied', asks: 'industry.addressed' },
  { rule: 'R-IND-002', fires: { 'industry.conflict': true }, passesAs: 'satisfied', asks: 'industry.conflict' },
  { rule: 'R-IND-003', fires: { 'industry.prospects': ['prospect-new-materials-chemical'] }, passesAs: 'satisfied', asks: 'industry.prospects' },
  { rule: 'R-IND-004', fires: { ...restricted, 'project.adds_capacity': true, 'project.exception_decision': false }, passes: { ...restricted, 'project.adds_capacity': false }, passesAs: 'not-applicable', asks: 'project.exception_decision' },
  { rule: 'R-IND-005', fires: { ...general, 'project.quality_upgrade': false }, passes: { ...restricted, 'project.quality_upgrade': true }, passesAs: 'satisfied', asks: 'project.quality_upgrade' },
  { rule: 'R-IND-006', fires: { ...general, 'project.siting_decision': false }, passes: { ...general, ...rented }, passesAs: 'not-applicable', asks: 'project.siting_decision' },
  { rule: 'R-IND-007', fires: { 'project.catalogue_class': 'eliminated' }, passesAs: 'satisfied', asks: 'project.catalogue_class' },
  { rule: 'R-IND-008', fires: { 'project.catalogue_class': 'restricted' }, passesAs: 'not-applicable', asks: 'project.new_build' },
  { rule: 'R-IND-009', fires: { 'project.on_negative_list': true }, passesAs: 'satisfied', asks: 'project.on_negative_list' },
  { rule: 'R-SITE-001', fires: { 'industry.host_parks': [], 'project.siting_decision': false }, passesAs: 'not-applicable', asks: 'project.siting_decision' },
  { rule: 'R-SITE-002', fires: { 'site.park': 'park-textile', 'site.parks': ['park-textile'], 'project.siting_decision': false }, passesAs: 'satisfied', asks: 'project.siting_decision' },
  { rule: 'R-SITE-003', fires: { 'site.parks': [], 'site.park': '', 'site.in_one_park': false, 'project.siting_decision': false }, passesAs: 'not-applicable', asks: 'project.siting_decision' },
  { rule: 'R-SITE-004', fires: { 'site.in_one_park': false, 'site.park': '', 'project.siting_decision': false }, passesAs: 'not-applicable', asks: 'project.siting_decision' },
  { rule: 'R-SITE-005', fires: { 'site.outside_zone_m2': 1 }, passesAs: 'satisfied', asks: 'site.outside_zone_m2' },
  { rule: 'R-LINE-001', fires: { 'site.overlap.eco_red_line.firm_m2': '0.0001' }, passesAs: 'satisfied', asks: 'site.overlap.eco_red_line.firm_m2' },
  { rule: 'R-LINE-002', fires: { 'project.project_class': 'linear', 'site.overlap.eco_red_line.firm_m2': 30, 'project.red_line_opinion': false }, passes: { 'project.project_class': 'linear' }, passesAs: 'not-applicable', asks: 'project.red_line_opinion' },
  { rule: 'R-LINE-003', fires: { 'site.overlap.eco_red_line.suspect_m2': 2 }, passesAs: 'satisfied', asks: 'site.overlap.eco_red_line.suspect_m2' },
  { rule: 'R-LINE-004', fires: { 'site.overlap.basic_farmland.firm_m2': 12 }, passesAs: 'satisfied', asks: 'site.overlap.basic_farmland.firm_m2' },
  { rule: 'R-LINE-005', fires: { 'project.project_class': 'national_key', 'site.overlap.basic_farmland.firm_m2': 12, 'project.state_council_approval': false }, passes: { 'project.project_class': 'national_key', 'site.overlap.basic_farmland.firm_m2': 12, 'project.state_council_approval': true }, passesAs: 'satisfied', asks: 'project.state_council_approval' },
  { rule: 'R-LINE-006', fires: { 'site.overlap.basic_farmland.suspect_m2': 12 }, passesAs: 'satisfied', asks: 'site.overlap.basic_farmland.suspect_m2' },
  { rule: 'R-LINE-007', fires: { 'site.overlap.urban_boundary.outside_m2': '100.0001' }, passes: { 'site.overlap.urban_boundary.outside_m2': 100 }, passesAs: 'satisfied', asks: 'site.overlap.urban_boundary.outside_m2' },
  { rule: 'R-LINE-008', fires: { 'site.overlap.urban_boundary.outside_m2': 12, 'project.boundary_confirmed': false }, passesAs: 'not-applicable', asks: 'project.boundary_confirmed' },
  { rule: 'R-USE-001', fires: { 'site.overlap.land_use.classes': ['cultivated', 'industrial'], 'project.conversion_approved': false }, passesAs: 'not-applicable', asks: 'project.conversion_approved' },
  { rule: 'R-USE-002', fires: { 'site.overlap.land_use.classes': ['industrial', 'residential'], 'project.use_change_confirmed': false }, passesAs: 'not-applicable', asks: 'project.use_change_confirmed' },
  { rule: 'R-USE-003', fires: { 'project.territorial_plan_confirmed': false }, passesAs: 'satisfied', asks: 'project.territorial_plan_confirmed' },
  { rule: 'R-USE-004', fires: { 'site.area_ha': '70.0001' }, passes: { 'site.area_ha': 70 }, passesAs: 'satisfied', asks: 'site.area_ha' },
  { rule: 'R-USE-005', fires: { 'site.area_ha': 36, 'site.overlap.land_use.classes': ['cultivated'] }, passes: { 'site.area_ha': 35, 'site.overlap.land_use.classes': ['cultivated'] }, passesAs: 'satisfied', asks: 'site.area_ha' },
  { rule: 'R-USE-006', fires: { ...rented, 'project.idle_months': 12 }, passes: { ...rented, 'project.idle_months': '11.9' }, passesAs: 'satisfied', asks: 'project.idle_months' },
  { rule: 'R-ENV-001', fires: { 'project.eia_state': 'pending' }, passesAs: 'satisfied', asks: 'project.eia_state' },
  { rule: 'R-ENV-002', fires: { 'project.control_unit_conform': false }, passesAs: 'satisfied', asks: 'project.control_unit_conform' },
  { rule: 'R-ENV-003', fires: { 'project.pollutant_quota': 'missing' }, passesAs: 'satisfied', asks: 'project.pollutant_quota' },
  { rule: 'R-ENV-004', fires: { ...dyeing, 'project.wastewater_agreed': false }, passes: { ...dyeing, 'project.wet_processing': false }, passesAs: 'not-applicable', asks: 'project.wastewater_agreed' },
  { rule: 'R-ENV-005', fires: { ...dyeing, 'project.catalogue_class': 'restricted' }, passes: dyeing, passesAs: 'satisfied', asks: 'project.wet_processing' },
  { rule: 'R-ENV-006', fires: { 'project.energy_tce': 1000, 'project.energy_review_passed': false }, passes: { 'project.energy_tce': '999.99' }, passesAs: 'not-applicable', asks: 'project.energy_review_passed' },
  { rule: 'R-SAFE-001', fires: { ...dangerous, 'project.safety_assessment': false }, passesAs: 'not-applicable', asks: 'project.safety_assessment' },
  { rule: 'R-SAFE-002', fires: { 'project.hazards': ['metal_smelting'], 'project.safety_assessment': false }, passesAs: 'not-applicable', asks: 'project.safety_assessment' },
  { rule: 'R-SAFE-003', fires: { ...dangerous, 'project.major_hazard': 'not_arranged' }, passes: { ...dangerous, 'project.major_hazard': 'arranged' }, passesAs: 'satisfied', asks: 'project.major_hazard' },
  { rule: 'R-SAFE-004', fires: { 'industry.group': '594' }, passes: { 'industry.group': '594', ...dangerous }, passesAs: 'satisfied', asks: 'project.hazards' },
  { rule: 'R-SAFE-005', fires: { ...dangerous, 'project.dormitory_shared': true }, passesAs: 'not-applicable', asks: 'project.dormitory_shared' },
  { rule: 'R-SAFE-006', fires: { 'project.safety_budgeted': false }, passesAs: 'satisfied', asks: 'project.safety_budgeted' },
  { rule: 'R-LAND-001', fires: { 'project.building_footprint_m2': 11999 }, passes: { 'project.building_footprint_m2': 12000 }, passesAs: 'satisfied', asks: 'project.building_footprint_m2' },
  { rule: 'R-LAND-002', fires: { 'project.green_area_m2': 6001 }, passes: { 'project.green_area_m2': 6000 }, passesAs: 'satisfied', asks: 'project.green_area_m2' },
  { rule: 'R-LAND-003', fires: { 'project.admin_land_m2': 2801 }, passes: { 'project.admin_land_m2': 2800 }, passesAs: 'satisfied', asks: 'project.admin_land_m2' },
  { rule: 'R-LAND-004', fires: { 'project.nonproductive_buildings': true }, passesAs: 'satisfied', asks: 'project.nonproductive_buildings' },
  { rule: 'R-LAND-005', fires: { 'project.floor_area_high_m2': 40000 }, passesAs: 'satisfied', asks: 'project.floor_area_high_m2' },
  { rule: 'R-LAND-006', fires: { 'site.area_m2': 40401 }, passes: { 'site.area_m2': 40400 }, passesAs: 'satisfied', asks: 'project.land_area_m2' },
  { rule: 'R-LAND-007', fires: { 'project.total_investment': 9999 }, passes: { 'project.total_investment': 10000 }, passesAs: 'satisfied', asks: 'project.total_investment' },
  { rule: 'R-STD-001', fires: { 'project.fixed_investment': 17999 }, passes: { 'project.fixed_investment': 18000 }, passesAs: 'satisfied', asks: 'project.fixed_investment' },
  { rule: 'R-STD-002', fires: { 'project.floor_area_m2': 31999 }, passes: { 'project.floor_area_m2': 20000, 'project.floor_area_high_m2': 12000 }, passesAs: 'satisfied', asks: 'project.floor_area_high_m2' },
  { rule: 'R-STD-003', fires: { 'project.annual_tax': 1199 }, passes: { 'project.annual_tax': 1200 }, passesAs: 'satisfied', asks: 'project.annual_tax' },
  { rule: 'R-STD-004', fires: { 'project.contract_targets': ['emission'] }, passesAs: 'satisfied', asks: 'project.contract_targets' },
  { rule: 'R-STD-005', fires: { 'project.contract_targets': ['energy'] }, passesAs: 'satisfied', asks: 'project.contract_targets' },
  { rule: 'R-STD-006', fires: { 'project.contract_targets': ['none'] }, passesAs: 'satisfied', asks: 'project.contract_targets' },
  { rule: 'R-STD-007', fires: { 'project.contract_targets': [] }, passesAs: 'satisfied', asks: 'project.contract_targets' },
  { rule: 'R-STD-008', fires: { 'project.registered_capital': 7199 }, passes: { 'project.registered_capital': 7200 }, passesAs: 'satisfied', asks: 'project.registered_capital' },
  { rule: 'R-STD-009', fires: { 'project.build_months': 13 }, passes: { 'project.total_investment': 50000, 'project.build_months': 18 }, passesAs: 'satisfied', asks: 'project.build_months' },
  { rule: 'R-STD-010', fires: { 'project.standard_land_ready': false }, passes: rented, passesAs: 'not-applicable', asks: 'project.standard_land_ready' },
  { rule: 'R-HIGH-001', fires: { ...aluminium, 'project.two_highs_guidance': false }, passes: { ...smelting, 'project.process_links': ['none'] }, passesAs: 'not-applicable', asks: 'project.process_links' },
  { rule: 'R-HIGH-002', fires: { ...aluminium, 'project.catalogue_class': 'restricted' }, passesAs: 'not-applicable', asks: 'project.catalogue_class' },
  { rule: 'R-HIGH-003', fires: { ...aluminium, 'project.capacity_ratio': '0.999' }, passes: { ...aluminium, 'project.capacity_ratio': 1 }, passesAs: 'satisfied', asks: 'project.capacity_ratio' },
  { rule: 'R-HIGH-004', fires: { ...aluminium, 'project.energy_ratio': '0.999' }, passes: { ...aluminium, 'project.energy_ratio': 1 }, passesAs: 'satisfied', asks: 'project.energy_ratio' },
  { rule: 'R-HIGH-005', fires: { ...aluminium, 'project.uses_coal': true, 'project.coal_ratio': '1.09' }, passes: { ...aluminium, 'project.uses_coal': true, 'project.coal_ratio': '1.1' }, passesAs: 'satisfied', asks: 'project.coal_ratio' },
  { rule: 'R-HIGH-006', fires: { ...aluminium, 'project.carbon_ratio': '1.05' }, passes: { ...aluminium, 'project.carbon_ratio': '1.10' }, passesAs: 'satisfied', asks: 'project.carbon_ratio' },
  { rule: 'R-FAIR-001', fires: { 'project.promised_benefits': ['tax'], 'project.benefit_legal_basis': false }, passesAs: 'not-applicable', asks: 'project.benefit_legal_basis' },
  { rule: 'R-FAIR-002', fires: { 'project.promised_benefits': ['subsidy'], 'project.benefit_legal_basis': false }, passesAs: 'not-applicable', asks: 'project.benefit_legal_basis' },
  { rule: 'R-FAIR-003', fires: { 'project.promised_benefits': ['factor'], 'project.benefit_legal_basis': false }, passesAs: 'not-applicable', asks: 'project.benefit_legal_basis' },
  { rule: 'R-FAIR-004', fires: { 'project.promised_benefits': ['social_insurance'], 'project.benefit_legal_basis': false }, passes: { 'project.promised_benefits': ['social_insurance'], 'project.benefit_legal_basis': true }, passesAs: 'satisfied', asks: 'project.benefit_legal_basis' },
  { rule: 'R-FAIR-005', fires: { 'project.promised_benefits': ['no_exit'], 'project.benefit_legal_basis': true }, passesAs: 'satisfied', asks: 'project.promised_benefits' },
  { rule: 'R-PLAN-001', fires: { asof: '2026-01-01', 'plan.ended': true, 'project.plan_basis_confirmed': false }, passesAs: 'not-applicable', asks: 'project.plan_basis_confirmed' },
  { rule: 'R-PLAN-002', fires: { asof: '2020-12-31', 'project.plan_basis_confirmed': false }, passesAs: 'not-applicable', asks: 'project.plan_basis_confirmed' },
  { rule: 'R-CASE-001', fires: { ...smelting, 'project.process_links': ['none', 'cement'] }, passes: { ...smelting, 'project.process_links': ['none'] }, passesAs: 'satisfied', asks: 'project.process_links' },
  { rule: 'R-CASE-002', fires: { 'project.hazards': ['none', 'hazardous_goods'] }, passesAs: 'satisfied', asks: 'project.hazards' },
  { rule: 'R-CASE-003', fires: { 'project.promised_benefits': ['none', 'tax'] }, passesAs: 'satisfied', asks: 'project.promised_benefits' },
];
