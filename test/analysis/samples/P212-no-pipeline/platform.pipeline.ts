export default { name: 'payments' };
