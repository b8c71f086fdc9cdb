/// 分班: newcomers put into their classes, by rule or by hand.
@org.jspecify.annotations.NullMarked
package org.matricula.registry.placing;
