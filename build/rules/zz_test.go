package rules
var bannerCases, withdrawalCases, techniqueCases, jurisdictionCases map[string]ruleCase
