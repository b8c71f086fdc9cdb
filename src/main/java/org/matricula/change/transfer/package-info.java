/// 转学: leaving for another school, and coming from one. Two linked cases, one at each school; what
/// passes between them is what both may see.
@org.jspecify.annotations.NullMarked
package org.matricula.change.transfer;
