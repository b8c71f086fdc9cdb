/// 规则核查: the rules, the pass of them over the register, and what they found until it is mended or
/// waived.
@org.jspecify.annotations.NullMarked
package org.matricula.verification.check;
