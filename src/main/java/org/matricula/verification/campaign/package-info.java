/// 核查批次: opened over a unit, confirmed by each student or guardian, compared by class teachers,
/// scored, and signed.
@org.jspecify.annotations.NullMarked
package org.matricula.verification.campaign;
