/// 登记核对: what one person has entered, another checks.
@org.jspecify.annotations.NullMarked
package org.matricula.registry.check;
